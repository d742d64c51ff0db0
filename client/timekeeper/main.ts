/** Mounts the timekeeper's page. */
import { mountInLanguage } from '../words/page.ts';
import { getTimekeeperWords } from '../words/timekeeper.ts';
import App from './App.svelte';

void mountInLanguage(getTimekeeperWords, App, {});
