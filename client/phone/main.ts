/** Starts the phone page, in the place of the same words that stood there before it. */
import { mount } from 'svelte';
import App from './App.svelte';

const place = document.getElementById('app');
if (place) {
  place.textContent = '';
  mount(App, { target: place });
}
