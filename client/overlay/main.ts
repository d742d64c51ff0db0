/** The live stream's page: opens the link of a screen's pass, aside from the hall's own screens. */
import { mount } from 'svelte';
import { addressOfPage, openLink } from '../link/open-link.ts';
import App from './App.svelte';

const target = document.querySelector('#app');
if (!target) throw new Error('index.html has no #app');

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'screen', aside: true, assembly, ...(pass ? { pass } : {}) });

mount(App, { target, props: { store } });
