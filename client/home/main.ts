/** Mounts the first page. */
import { getHomeWords } from '../words/home.ts';
import { mountInLanguage } from '../words/page.ts';
import App from './App.svelte';

void mountInLanguage(getHomeWords, App, {});
