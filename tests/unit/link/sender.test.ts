/** What a page says to the server: one thing at a time from each spot, and a refusal stays where it happened. */
import { describe, expect, test } from 'vitest';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import { Sender } from '../../../client/link/sender.svelte.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Reply } from '../../../shared/wire.ts';

const ok: Reply = { ok: true, version: 7 };
const no: Reply = { ok: false, refusal: { code: 'moved-on', detail: 'S02' } };
const pause = { type: 'PauseNight' } as const;
const resume = { type: 'ResumeNight' } as const;

const open = () => {
  const said: CommandInput[] = [];
  const answers: ((reply: Reply) => void)[] = [];
  const store = new RoleStore();
  store.send = (command) => {
    said.push(command);
    return new Promise((answer) => answers.push(answer));
  };
  const answer = async (reply: Reply): Promise<void> => {
    answers.shift()?.(reply);
    // Until whoever waited for the answer has gone on.
    await new Promise((done) => setTimeout(done));
  };
  return { sender: new Sender(store), store, said, answer };
};

describe('a sender', () => {
  test('says nothing more from a spot that waits for its answer, and lets every other one speak', async () => {
    const { sender, said, answer } = open();
    const first = sender.say('go', pause);
    expect(await sender.say('go', resume)).toBeNull();
    void sender.say('hall', resume);
    expect([said, sender.isSending('go'), sender.isSending('hall')]).toEqual([[pause, resume], true, true]);
    await answer(ok);
    expect([await first, sender.isSending('go'), sender.isSending('hall')]).toEqual([ok, false, true]);
  });

  test('keeps a refusal at its spot until it is dismissed or the spot is used again', async () => {
    const { sender, answer } = open();
    const refused = sender.say('go', pause);
    await answer(no);
    expect(await refused).toBeNull();
    expect([sender.refusalAt('go'), sender.refusalAt('hall')]).toEqual([
      { code: 'moved-on', detail: 'S02' },
      null,
    ]);
    void sender.say('go', pause);
    expect(sender.refusalAt('go')).toBeNull();
    await answer(no);
    sender.dismiss('go');
    expect(sender.refusalAt('go')).toBeNull();
  });

  test('of several says the next once the one before is done, and none after a refusal', async () => {
    const { sender, said, answer } = open();
    const all = sender.say('go', pause, resume, pause);
    expect(said).toEqual([pause]);
    await answer(ok);
    expect(said).toEqual([pause, resume]);
    await answer(no);
    expect([await all, said]).toEqual([null, [pause, resume]]);
  });

  test('calls unsent what waits while the link is down', () => {
    const { sender, store } = open();
    void sender.say('go', pause);
    store.status = 'live';
    expect([sender.isOffline, sender.isUnsent('go')]).toEqual([false, false]);
    store.lost();
    expect([sender.isOffline, sender.isUnsent('go'), sender.isUnsent('hall')]).toEqual([true, true, false]);
  });
});
