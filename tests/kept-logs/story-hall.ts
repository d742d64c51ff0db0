/** The kept night's second part: from the welcome to the openings. Delegations are called, listed and merged; the running order changes. */
import type { Cast } from './cast.ts';
import { comeLate } from './story-before.ts';

const pauses = async (cast: Cast): Promise<void> => {
  await cast.say('chair', { type: 'PauseNight' });
  cast.at('18:32:20');
  await cast.takeBack(await cast.say('chair', { type: 'ResumeNight' }));
  cast.remember('the night was paused in the welcome');
  await cast.say('chair', { type: 'ResumeNight' });
  await cast.takeBack(await cast.say('chair', { type: 'PauseNight' }));
};

const theList = async (cast: Cast): Promise<void> => {
  await cast.say('steward', { type: 'AddDelegation', name: 'Bletchmarsh Allotment Society', area: 'MK' });
  await cast.say('steward', { type: 'CountAtDoor', delegation: 'N1', heads: 4 });
  await cast.say('steward', { type: 'AddDelegation', name: 'Cherwold Churches', area: 'CH' });
  await cast.say('steward', { type: 'AddDelegation', name: 'A slip of the finger', area: 'SL' });
  await cast.takeBack(await cast.say('steward', { type: 'RemoveDelegation', delegation: 'N3' }));
  await cast.say('steward', { type: 'RemoveDelegation', delegation: 'N3' });
  const rows = [
    { name: 'Foxmarl Food Larder', area: 'MK', pledged: 18, code: 'FOXM' },
    { name: 'Wending Row Tenants', area: 'OX', pledged: 12 },
  ];
  await cast.say('chair', { type: 'ImportDelegations', rows });
  await cast.say('steward', { type: 'CountAtDoor', delegation: 'N2', heads: 3 });
  await cast.say('steward', { type: 'MergeDelegations', from: 'N2', into: 'D24' });
  await cast.takeBack(await cast.say('chair', { type: 'MergeDelegations', from: 'D25', into: 'D24' }));
};

const welcome = async (cast: Cast): Promise<void> => {
  cast.at('18:31');
  await cast.start('S01');
  await pauses(cast);
  await comeLate(cast);
  await theList(cast);
  cast.at('18:36');
  await cast.startAndTakeBack('S02');
  await cast.say('chair', { type: 'SkipSegment', segment: 'S02' });
};

const rollCall = async (cast: Cast): Promise<void> => {
  cast.at('18:38');
  await cast.start('S03');
  await cast.say('steward', { type: 'CallDelegation', delegation: 'D01' });
  for (const [delegation, heads] of [
    ['D01', 48],
    ['D02', 52],
    ['D03', 34],
    ['D11', 33],
    ['N1', 6],
    ['D24', 20],
  ] as const)
    await cast.say('steward', { type: 'DeclareTurnout', delegation, heads });
  await cast.takeBack(await cast.say('steward', { type: 'DeclareTurnout', delegation: 'D12', heads: 2 }));
  await cast.say('steward', { type: 'DeclareTurnout', delegation: 'D02', heads: 53 });
  await cast.say('steward', { type: 'CountAtDoor', delegation: 'D09', heads: 14 });
  await cast.say('steward', { type: 'CallDelegation', delegation: 'D15' });
  cast.remember('the middle of the roll call');
  await cast.say('chair', { type: 'CallDelegation', delegation: null });
};

/** Each change once, and its taking back. */
const runningOrder = async (cast: Cast): Promise<void> => {
  await cast.takeBack(await cast.say('chair', { type: 'SkipSegment', segment: 'S20' }));
  await cast.say('chair', { type: 'SkipSegment', segment: 'S12' });
  await cast.say('chair', { type: 'RestoreSegment', segment: 'S12' });
  await cast.say('chair', { type: 'MoveSegment', segment: 'S12', before: 'S18' });
  await cast.takeBack(await cast.say('chair', { type: 'MoveSegment', segment: 'S20', before: null }));
  const thanks = { title: 'A word of thanks', seconds: 60, before: 'S21' };
  await cast.say('chair', { type: 'InsertSegment', ...thanks });
  await cast.takeBack(await cast.say('chair', { type: 'InsertSegment', ...thanks, title: 'A mistake' }));
  await cast.say('chair', {
    type: 'EditSegment',
    segment: 'S21',
    title: 'Next dates',
    note: 'The band plays',
  });
  await cast.takeBack(await cast.say('chair', { type: 'EditSegment', segment: 'S04', lead: ['Wen'] }));
  await cast.say('timekeeper', { type: 'AddTime', segment: 'S04', seconds: 60 });
  const cuts = [
    { segment: 'S18', from: 360, to: 240, perCandidate: 60 },
    { segment: 'S12', from: 180, to: 0 },
  ];
  await cast.takeBack(await cast.say('chair', { type: 'CutSegments', cuts }));
  await cast.say('chair', { type: 'CutSegments', cuts: cuts.slice(0, 1) });
};

const turns = async (cast: Cast): Promise<void> => {
  cast.at('18:50');
  await cast.start('S05');
  await cast.takeBack(await cast.say('timekeeper', { type: 'StartTurn' }));
  await cast.say('timekeeper', { type: 'StartTurn' });
  cast.at('18:50:30');
  await cast.say('timekeeper', { type: 'TellSpeaker', line: 'Half a minute' });
  await cast.takeBack(await cast.say('chair', { type: 'TellSpeaker', line: 'Come to the end' }));
  await cast.say('timekeeper', { type: 'TakeLineAway' });
  const held = await cast.say('timekeeper', { type: 'PauseTurn' });
  await cast.say('chair', { type: 'PauseNight' });
  await cast.takeBack(held);
  await cast.say('chair', { type: 'ResumeNight' });
  await cast.say('timekeeper', { type: 'PauseTurn' });
  await cast.say('timekeeper', { type: 'ResumeTurn' });
  await cast.takeBack(await cast.say('chair', { type: 'ExtendTurn', seconds: -10 }));
  await cast.say('chair', { type: 'ExtendTurn', seconds: 15 });
  await cast.takeBack(await cast.say('timekeeper', { type: 'EndTurn' }));
  cast.remember('a turn went on, held');
  await cast.say('timekeeper', { type: 'ResumeTurn' });
  await cast.say('timekeeper', { type: 'EndTurn' });
  await cast.say('chair', { type: 'StartTurn', speaker: 'C4', kind: 'opening', seconds: 45 });
  cast.at('18:53');
};

export const theHall = async (cast: Cast): Promise<void> => {
  await welcome(cast);
  await rollCall(cast);
  await runningOrder(cast);
  cast.at('18:47');
  await cast.start('S04');
  await turns(cast);
};
