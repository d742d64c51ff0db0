/** Mounts the public record. */
import { mountInLanguage } from '../words/page.ts';
import { getRecordWords } from '../words/record.ts';
import App from './App.svelte';

void mountInLanguage(getRecordWords, App, {});
