/** What is being typed of an answer: saved now and then, one at a time, and what was typed last for certain. */
import { describe, expect, test } from 'vitest';
import type { Typed } from '../../../client/answers/answer-cells.ts';
import { Drafting } from '../../../client/answers/drafting.svelte.ts';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import { Sender } from '../../../client/link/sender.svelte.ts';
import { DRAFT_EVERY_MS } from '../../../shared/answers/limits.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Reply } from '../../../shared/wire.ts';
import { withHandedInTime } from '../../support/client-page.ts';

const passes = withHandedInTime();
const ok: Reply = { ok: true, version: 7 };
const no: Reply = { ok: false, refusal: { code: 'unavailable' } };
const at = { ask: 'A1', point: null, candidate: 'C1' };
const typed = (words: string): Typed => ({ value: 'yes_if', words, asked: '', said: '', speaker: '' });

const open = () => {
  const store = new RoleStore();
  const answers: ((reply: Reply) => void)[] = [];
  const drafts: (string | null)[] = [];
  store.send = (command: CommandInput) => {
    if (command.type !== 'DraftAnswer') throw new Error('Only drafts are said');
    drafts.push(command.draft?.words ?? null);
    return new Promise((answer) => answers.push(answer));
  };
  const answer = async (reply: Reply): Promise<void> => {
    answers.shift()?.(reply);
    await passes(0);
  };
  return { drafting: new Drafting(new Sender(store), at), drafts, answer };
};

describe('what is typed', () => {
  test('is saved a moment later, as it is then', async () => {
    const { drafting, drafts, answer } = open();
    expect(drafting.state).toBe('untouched');
    drafting.note(typed('If'), false);
    drafting.note(typed('If the budget'), false);
    expect([drafts, drafting.state]).toEqual([[], 'typing']);
    await passes(DRAFT_EVERY_MS);
    expect(drafts).toEqual(['If the budget']);
    await answer(ok);
    expect(drafting.state).toBe('saved');
  });

  test('while one is on its way waits, and only the latest goes', async () => {
    const { drafting, drafts, answer } = open();
    drafting.note(typed('If'), false);
    await passes(DRAFT_EVERY_MS);
    drafting.note(typed('If the'), false);
    await passes(3 * DRAFT_EVERY_MS);
    drafting.note(typed('If the budget'), false);
    expect(drafts).toEqual(['If']);
    await answer(ok);
    expect(drafting.state).toBe('typing');
    await passes(DRAFT_EVERY_MS);
    expect(drafts).toEqual(['If', 'If the budget']);
  });

  test('and could not be saved is said again', async () => {
    const { drafting, drafts, answer } = open();
    drafting.note(typed('If'), false);
    await passes(DRAFT_EVERY_MS);
    await answer(no);
    expect(drafting.state).toBe('typing');
    await passes(DRAFT_EVERY_MS);
    expect(drafts).toEqual(['If', 'If']);
  });
});

describe('the page', () => {
  test('that turns away saves at once what was typed last', async () => {
    const { drafting, drafts } = open();
    drafting.note(typed('If the bud'), false);
    drafting.leave();
    expect(drafts).toEqual(['If the bud']);
    await passes(3 * DRAFT_EVERY_MS);
    expect(drafts).toEqual(['If the bud']);
  });

  test('that turns away with everything saved says nothing', async () => {
    const { drafting, drafts, answer } = open();
    drafting.note(typed('If'), false);
    await passes(DRAFT_EVERY_MS);
    await answer(ok);
    drafting.leave();
    expect(drafts).toEqual(['If']);
  });

  test('that records the answer saves no draft of it any more', async () => {
    const { drafting, drafts } = open();
    drafting.note(typed('If'), false);
    drafting.settle();
    await passes(3 * DRAFT_EVERY_MS);
    drafting.leave();
    expect(drafts).toEqual([]);
  });

  test('where it is given up says that nobody need go on with it', async () => {
    const { drafting, drafts } = open();
    drafting.note(typed('If'), false);
    drafting.giveUp();
    await passes(3 * DRAFT_EVERY_MS);
    expect(drafts).toEqual([null]);
  });
});
