/** The stage display's page: opens the link of its pass and mounts the display. */
import { mount } from 'svelte';
import { addressOfPage, openLink } from '../link/open-link.ts';
import App from './App.svelte';

const target = document.querySelector('#app');
if (!target) throw new Error('index.html has no #app');

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'stage', assembly, ...(pass ? { pass } : {}) });

mount(App, { target, props: { store } });
