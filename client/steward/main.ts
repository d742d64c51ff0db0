/** Mounts the steward's page. */
import { mountInLanguage } from '../words/page.ts';
import { getStewardWords } from '../words/steward.ts';
import App from './App.svelte';

void mountInLanguage(getStewardWords, App, {});
