/** The gallery's page: fetches the pictures and hangs them. */
import { mount } from 'svelte';
import '../../client/styles/tokens.css';
import '../../client/styles/base.css';
import '../../client/styles/font.css';
import Gallery from './Gallery.svelte';
import { measureTexts } from './measure-texts.ts';
import type { GalleryPicture } from './pictures.ts';

const target = document.querySelector('#app');
if (!target) throw new Error('index.html has no #app');
const answer = await fetch('pictures.json');
// Our own server, our own type.
const pictures = (await answer.json()) as readonly GalleryPicture[];
mount(Gallery, { target, props: { pictures } });

// What measures the pictures stands beside them, for the test to call.
window.measureTexts = measureTexts;
