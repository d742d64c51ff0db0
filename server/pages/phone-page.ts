/** The phone's page as HTML, before any script: what this is, and a plain form for phones that run none. Pure; everything is escaped. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { CheckIn } from '../../shared/turnout/state.ts';
import type { BallotFace } from '../../shared/views/ballot-face.ts';
import type { NightView } from '../../shared/views/night.ts';
import type { DelegationsView } from '../../shared/views/phone.ts';
import { words } from './phone-words.ts';

export interface PlainForm {
  readonly code: string;
  /** Random, one for each form: the same form sent twice counts once. */
  readonly form: string;
  /** The token of a phone that keeps no cookie; null: it does, and nobody needs to read it in the page. */
  readonly phone: string | null;
  readonly list: DelegationsView;
  /** What this phone has said, if it is known. */
  readonly checkIn: CheckIn | null;
  /** The delegation that a printed code names. */
  readonly invited: string | null;
  /** Why what was sent was not counted. */
  readonly notice: string | null;
}

export interface PageOfHall {
  readonly night: Pick<NightView, 'title' | 'alliance' | 'neutrality' | 'imprint'>;
  readonly form: PlainForm;
  /** What the hall votes on, if anything. */
  readonly ballot: Pick<BallotFace, 'question' | 'kind' | 'voters' | 'stage'> | null;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Somebody else's words, in whichever direction they are written. */
const name = (text: string): string => `<bdi>${escaped(text)}</bdi>`;
const paragraph = (text: string | null, kind = ''): string =>
  text === null ? '' : `<p${kind && ` class="${kind}"`}>${escaped(text)}</p>`;

const options = ({ list, checkIn, invited }: PlainForm): string => {
  const chosen = checkIn?.delegation ?? invited;
  const option = ({ id, name: text }: { readonly id: string; readonly name: string }): string =>
    `<option value="${escaped(id)}"${id === chosen ? ' selected' : ''}>${escaped(text)}</option>`;
  return list.areas
    .map(
      (area) => `<optgroup label="${escaped(area.name)}">${area.delegations.map(option).join('')}</optgroup>`,
    )
    .join('');
};

const nameIn = ({ areas }: DelegationsView, id: string | null): string | null =>
  areas.flatMap(({ delegations }) => delegations).find((one) => one.id === id)?.name ?? null;

/** A visitor is sent as `-`: an empty choice is none. */
export const VISITOR = '-';

const plainForm = (form: PlainForm): string => {
  const { checkIn, list, notice } = form;
  const said = checkIn && words.said(checkIn, nameIn(list, checkIn.delegation));
  const visitor = checkIn?.delegation === null ? ' selected' : '';
  return [
    `<form class="plain" method="post" action="/j/${encodeURIComponent(form.code)}">`,
    `<div role="status">${paragraph(notice, 'notice')}${paragraph(said, 'notice')}</div>`,
    `<label for="delegation">${words.form.delegation}</label>`,
    `<select id="delegation" name="delegation" required><option value="">${words.form.choose}</option>`,
    `${options(form)}<option value="${VISITOR}"${visitor}>${words.form.visitor}</option></select>`,
    `<label for="party">${words.form.party}</label>`,
    `<input id="party" name="party" type="number" inputmode="numeric" required min="1" max="${list.largestGroup}" value="${checkIn?.group?.heads ?? checkIn?.party ?? 1}">`,
    paragraph(words.form.hint(list.largestParty), 'soft'),
    `<input type="hidden" name="form" value="${escaped(form.form)}">`,
    form.phone === null ? '' : `<input type="hidden" name="phone" value="${escaped(form.phone)}">`,
    `<button class="button main">${checkIn ? words.form.change : words.form.send}</button>`,
    `${paragraph(words.cookie, 'soft')}</form>`,
  ].join('');
};

/** A plain form gives no vote, and says how else somebody may be counted. */
const openVote = (ballot: PageOfHall['ballot']): string =>
  ballot?.stage === 'open'
    ? `<p class="soft">${words.vote.heading}</p><p><b>${name(ballot.question)}</b></p>${paragraph(words.vote.how(ballot), 'notice')}`
    : '';

const firstView = ({ night, form, ballot }: PageOfHall, isAnswer: boolean): string => {
  const plain = openVote(ballot) + plainForm(form);
  return [
    `<main class="sheet"><p class="above">${name(night.alliance)}</p><h1>${name(night.title)}</h1>`,
    isAnswer ? plain : `${paragraph(words.what)}<noscript>${plain}</noscript>`,
    paragraph(words.steward, 'soft'),
    paragraph(words.privacy, 'soft'),
    paragraph(night.neutrality, 'soft'),
    `${paragraph(night.imprint, 'soft')}</main>`,
  ].join('');
};

const codeField = ({ code }: Refusal): string =>
  [
    `<main class="sheet"><p class="above">${words.program}</p><h1>${words.code.title}</h1>`,
    paragraph(words.refused(code)),
    '<form class="plain" action="/j">',
    `<label for="code">${words.code.field}</label>`,
    '<input id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false">',
    `<button class="button main">${words.code.go}</button></form>`,
    `${paragraph(words.steward, 'soft')}</main>`,
  ].join('');

const FIRST = /<!--first-->[^]*<!--\/first-->/;
const SCRIPT = /<script[^>]*><\/script>/g;
const PRELOAD = /<link rel="modulepreload" data-words="(\w+)"[^>]*>/g;

/** The languages that the built page has words in. */
export const languagesOf = (template: string): string[] =>
  [...template.matchAll(PRELOAD)].map(([, language = '']) => language);

const withFirst = (template: string, first: string): string =>
  template.replace(FIRST, () => `<div id="first">${first}</div>`);
const withoutScript = (html: string): string => html.replaceAll(SCRIPT, '').replaceAll(PRELOAD, '');
const withWordsOf = (html: string, language: string): string =>
  html.replaceAll(PRELOAD, (link, its: string) => (its === language ? link : ''));
const titled = (html: string, title: string): string =>
  html.replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(words.title(title))}</title>`);

/** The page of an assembly, with the words of one language fetched beside the script. */
export const pageOfHall = (template: string, hall: PageOfHall, language: string): string =>
  titled(withWordsOf(withFirst(template, firstView(hall, false)), language), hall.night.title);

/** What a sent form is answered with: the same, without a script. */
export const answerOfHall = (template: string, hall: PageOfHall): string =>
  titled(withoutScript(withFirst(template, firstView(hall, true))), hall.night.title);

/** Nobody comes in with this code. Where it was changed, the script stays: it knows the phones that are in already. */
export const pageOfRefusal = (template: string, refusal: Refusal, language: string): string => {
  const html = withFirst(template, codeField(refusal));
  return refusal.code === 'code-changed' ? withWordsOf(html, language) : withoutScript(html);
};
