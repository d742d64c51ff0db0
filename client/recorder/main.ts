/** Mounts the recorder's page. */
import { getAnswersWorkWords } from '../words/answers-work.ts';
import { mountInLanguage } from '../words/page.ts';
import App from './App.svelte';

void mountInLanguage(getAnswersWorkWords, App, {});
