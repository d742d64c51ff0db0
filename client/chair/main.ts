/** Mounts the chair's console. */
import { getChairWords } from '../words/chair.ts';
import { mountInLanguage } from '../words/page.ts';
import App from './App.svelte';

void mountInLanguage(getChairWords, App, {});
