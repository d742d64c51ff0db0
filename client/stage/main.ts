/** The stage display's page: opens the link of its pass and mounts the display. */
import { addressOfPage, openLink } from '../link/open-link.ts';
import { mountInLanguage } from '../words/page.ts';
import { getStageWords } from '../words/stage.ts';
import App from './App.svelte';

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'stage', assembly, ...(pass ? { pass } : {}) });

void mountInLanguage(getStageWords, App, { store });
