/** Starts the phone page in the language of its reader, under the words that stand there until the hall has answered. */
import { mount } from 'svelte';
import App from './App.svelte';
import { spoken } from './spoken.svelte.ts';

const start = (): void => {
  const place = document.getElementById('app');
  if (place) mount(App, { target: place });
};

// Words that can't be fetched leave the first view as it is: it says to ask a steward, and may be loaded again.
void spoken.begin().then(start);
