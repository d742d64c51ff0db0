/** Which key was pressed: once for each press, and none while somebody types, is asked something, or speaks to the browser. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyOf, onKey } from '../../../client/kit/keys.ts';

/** Something on the page, as far as the selectors go that it answers to. */
class Something {
  readonly #selectors: readonly string[];
  constructor(...selectors: readonly string[]) {
    this.#selectors = selectors;
  }
  closest(list: string): this | null {
    return list.split(', ').some((one) => this.#selectors.includes(one)) ? this : null;
  }
}

let isAsking = false;
beforeEach(() => {
  isAsking = false;
  vi.stubGlobal('Element', Something);
  vi.stubGlobal('document', {
    querySelector: (selector: string) => (isAsking && selector === 'dialog[open]' ? {} : null),
  });
});
afterEach(() => vi.unstubAllGlobals());

const press = (key: string, more: object = {}) => {
  const event = {
    key,
    target: new Something(),
    defaultPrevented: false,
    repeat: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    preventDefault: vi.fn<() => void>(),
    ...more,
  };
  return event as typeof event & KeyboardEvent;
};

describe('a key', () => {
  test.each([
    ['n', 'N'],
    ['N', 'N'],
    [' ', 'SPACE'],
    ['=', '+'],
    ['-', '−'],
    ['_', '−'],
    ['ArrowLeft', 'ARROWLEFT'],
    ['Escape', 'ESCAPE'],
  ])('“%s” is %s', (key, name) => {
    expect(keyOf(press(key))).toBe(name);
  });

  test('that is held counts once', () => {
    expect(keyOf(press('n', { repeat: true }))).toBeNull();
  });

  test.each(['ctrlKey', 'metaKey', 'altKey', 'defaultPrevented'])(
    'with %s is meant for somebody else',
    (what) => {
      expect(keyOf(press('n', { [what]: true }))).toBeNull();
    },
  );

  test.each(['input', 'textarea', 'select', '[contenteditable="true"]'])('is text in a %s', (where) => {
    expect(keyOf(press('n', { target: new Something(where) }))).toBeNull();
  });

  test('is no key of the page while a question is open', () => {
    isAsking = true;
    expect(keyOf(press('n'))).toBeNull();
  });

  test('in a sheet that was closed is meant for the page', () => {
    expect(keyOf(press('n', { target: new Something('dialog:not([open])', 'input') }))).toBe('N');
  });

  test.each(['button', 'a[href]', 'summary', '[role="button"]'])('space presses a %s by itself', (what) => {
    expect(keyOf(press(' ', { target: new Something(what) }))).toBeNull();
    expect(keyOf(press('n', { target: new Something(what) }))).toBe('N');
  });
});

describe('what belongs to a key', () => {
  test('is done once for each press, in place of what the browser does', () => {
    const done = vi.fn<() => void>();
    const hear = onKey(() => ({ N: done }));
    const first = press('n');
    hear(first);
    for (let held = 0; held < 30; held += 1) hear(press('n', { repeat: true }));
    expect(done).toHaveBeenCalledTimes(1);
    expect(first.preventDefault).toHaveBeenCalledTimes(1);
  });

  test('is nothing for other keys: the browser does its own', () => {
    const other = press('x');
    onKey(() => ({ N: () => expect.unreachable() }))(other);
    expect(other.preventDefault).not.toHaveBeenCalled();
  });
});
