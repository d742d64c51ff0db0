/** The live stream's page: opens the link of a screen's pass, aside from the hall's own screens. */
import { addressOfPage, openLink } from '../link/open-link.ts';
import { mountInLanguage } from '../words/page.ts';
import { getScreenWords } from '../words/screen.ts';
import App from './App.svelte';

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'screen', aside: true, assembly, ...(pass ? { pass } : {}) });

void mountInLanguage(getScreenWords, App, { store });
