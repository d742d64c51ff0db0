/** Mounts the paper of the night. */
import { getPackWords } from '../words/pack.ts';
import { mountInLanguage } from '../words/page.ts';
import App from './App.svelte';

void mountInLanguage(getPackWords, App, {});
