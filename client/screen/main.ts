/** The projector's page: opens the link of its pass and mounts the picture. */
import { mount } from 'svelte';
import { addressOfPage, openLink } from '../link/open-link.ts';
import App from './App.svelte';

const target = document.querySelector('#app');
if (!target) throw new Error('index.html has no #app');

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'screen', assembly, ...(pass ? { pass } : {}) });

mount(App, { target, props: { store } });
