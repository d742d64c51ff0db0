/** The projector's page: opens the link of its pass and mounts the picture, in its own letters. */
import { addressOfPage, openLink } from '../link/open-link.ts';
import { mountInLanguage } from '../words/page.ts';
import { getScreenWords } from '../words/screen.ts';
import App from './App.svelte';
import { keptPicture } from './kept-picture.ts';
import { lettersLoaded } from './letters.ts';

const { assembly, pass } = addressOfPage();
const store = openLink({ role: 'screen', assembly, ...(pass ? { pass } : {}) });
const kept = keptPicture(assembly);
// Until the server is heard, its clock is this laptop's, off by as much as it was before.
if (kept) store.clock.heard(Date.now() + kept.offsetMs);

void lettersLoaded().then(() => mountInLanguage(getScreenWords, App, { store, assembly, kept }));
