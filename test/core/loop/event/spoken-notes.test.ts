import { readIntake } from '../../../../core/loop/event/intake';
import { startEvents } from '../../../../core/loop/event/start-events';
import { takeEvents } from '../../../../core/loop/event/take-events';
import { showNewest } from '../../../../core/loop/poll/show';
import { sayNote } from '../../../../core/language/note';
import { builtInTexts, type TextKey } from '../../../../core/language/texts';
import { noteTexts } from '../../../../core/language/texts/en/note';
import { faultInWords, type MailboxFault } from '../../../../core/model/mailbox';
import { isObject, parsedJson } from '../../../../core/model/json';
import { sourceSystems } from '../../../../core/systems';
import type { OptionValues } from '../../../../core/systems/option/option';
import { readWhole } from '../../../../core/systems/source/read-drafts';
import type { Heard } from '../../../../core/systems/source/source';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { only, post } from '../../systems/source/request';
import { life, now } from '../a-house';
import { aTrigger, FakeSystem } from '../poll/a-system';

useDatabases();

/** Names of our product and of fields of nodes, which are English in n8n; and what the sender wrote. */
const names =
	/Satisfaction CRM|Ignore Updates By|Derived Fields|Time Zone of the Sender|"(?:[^"\\]|\\.)*"/g;
const english = /[A-Za-z]+[ ,;]+[A-Za-z]+[ ,;]+[A-Za-z]+/;

const wrong: readonly unknown[] = [undefined, null, '#', { strange: [1] }];

/** A value with one part of it gone or wrong, for each of its parts, JSON in JSON too. */
function* spoilt(value: unknown): Generator<unknown> {
	if (typeof value === 'string') {
		for (const other of spoilt(parsedJson(value))) yield JSON.stringify(other);
	} else if (Array.isArray(value)) {
		for (const [at, part] of value.entries()) {
			for (const other of spoilt(part)) yield value.with(at, other);
		}
	} else if (isObject(value)) {
		for (const [name, part] of Object.entries(value)) {
			for (const other of [...wrong, ...spoilt(part)]) yield { ...value, [name]: other };
		}
	}
}

/** A body with one of its parts gone or wrong, and twice in one request. */
function* spoiltBodies(body: string): Generator<string> {
	yield body;
	if (/^\s*[{[]/.test(body)) {
		const value: unknown = JSON.parse(body);
		for (const other of spoilt(value)) {
			yield JSON.stringify(other);
			if (!Array.isArray(value)) yield JSON.stringify([other, value]);
		}
		return;
	}
	for (const part of body.matchAll(/(?<=>|=|CDATA\[)[^<>&=\]]+/g)) {
		for (const other of ['', '#']) {
			yield body.slice(0, part.index) + other + body.slice(part.index + part[0].length);
		}
	}
}

/** What some send besides, which is noted, too. */
const besides: Record<string, (body: string) => string[]> = {
	zoho: () => [
		JSON.stringify({ module: 'Deals', operation: 'update', channel_id: '1', ids: ['1'] }),
	],
};

describe('what is noted of a record that is looked for, in a Chinese workspace', () => {
	const store = useStore('sqlite');

	it('is Chinese, published and by hand', async () => {
		const house = houseIn(store(), 'notes-poll');
		await life(house).settings({ languages: ['zh-CN', 'en'] });
		const system = new FakeSystem();
		const options = {
			every: 'yes',
			derivedFields: 'smile',
			fields: [
				{ field: 'id', path: 'number' },
				{ field: 'occurredAt', path: 'closed_at' },
			],
		};
		const { items, look: lookOnce, about } = aTrigger(house, system, { options });
		await lookOnce();
		system.at += 60_000;
		system.put('t', { number: 1.5, closed_at: 'soon' });
		system.at += 60_000;
		await lookOnce();
		const shown = await showNewest(house, about);
		expect([items.length, shown.length]).toEqual([1, 1]);
		for (const { outcome } of [...items, ...shown]) {
			const { text } = outcome as { text: string };
			expect(text).toContain('id 为 1.5，应为文本或整数。该值已略去。');
			expect(text).toContain('occurredAt 为 "soon"，无法识别为时间');
			expect(text.replace(names, '')).not.toMatch(english);
		}
	});
});

describe('what is noted of an event, in a Chinese workspace', () => {
	const store = useStore('sqlite');
	const seen = new Set<string>();

	it.each(sourceSystems)('is Chinese: $key', async ({ key, source }) => {
		const house = houseIn(store(), `notes-${key}`);
		await life(house).settings({ languages: ['zh-CN', 'en'] });
		const { body, headers, query, values } = source.sample;
		const derived = 'derivedFields' in source.options ? { derivedFields: 'smile' } : {};
		const intakeOf = (options: OptionValues) =>
			readIntake({ source: key, options, filters: {}, defaults: {} });
		const set = intakeOf({ ...values, ...derived });
		const bare = intakeOf({});
		const plain = [body, ...(besides[key]?.(body) ?? [])];
		const heardBefore = new Set<string>();
		for (const [intake, given] of [
			...plain.map((one) => [bare, one] as const),
			...[...spoiltBodies(body)].map((one) => [set, one] as const),
		]) {
			const request = post(given, headers, query);
			const heard: Heard = { request, secrets: only('unused'), now };
			const parsed = readWhole(intake.sender.parse(heard));
			if (parsed.kind !== 'events') continue;
			const keys = [...parsed.notes, ...(parsed.trialNotes ?? [])].map((note) => note.key);
			// Each sentence once; storing them all would take long.
			if (keys.every((one) => heardBefore.has(one))) continue;
			for (const one of keys) [heardBefore, seen].forEach((all) => all.add(one));
			const receiver = 'w/n';
			const taken = await takeEvents(intake, heard, {
				receiver,
				test: true,
				open: async () => await Promise.resolve(house),
				isLate: () => false,
			});
			if (taken.kind !== 'start') continue;
			const { received, notes } = taken;
			const [item] = await startEvents(house, now, { received, notes, receiver });
			const { text } = item?.outcome as { text: string };
			expect(text).toContain('收到来自');
			expect(text.replace(names, '')).not.toMatch(english);
			expect(text).toContain(notes.map((note) => sayNote(note, 'zh')).join(''));
		}
	});

	it('was something of every kind', () => {
		const kinds: Array<keyof typeof noteTexts> = [
			...(['note.amount', 'note.attributes', 'note.currency', 'note.echo'] as const),
			...(['note.echo.form', 'note.email', 'note.idsOnly', 'note.language'] as const),
			...(['note.noAddress', 'note.noDerived', 'note.noRating', 'note.nobody'] as const),
			...(['note.ownerId', 'note.phone', 'note.placed', 'note.text'] as const),
			...(['note.url', 'note.zone'] as const),
		];
		expect([...seen].sort()).toEqual(kinds.sort());
	});

	it.each(Object.keys(noteTexts) as TextKey[])('has no English sentence in %s', (key) => {
		expect(builtInTexts['zh-CN'][key].replace(names, '')).not.toMatch(english);
	});

	it.each(
		Object.entries(noteTexts).flatMap(([key, text]) => {
			const [, fault] = /^note\.email\.(.*)$/.exec(key) ?? [];
			return fault === undefined ? [] : [[fault as MailboxFault, text] as const];
		}),
	)('names the fault %s of an address as errors do', (fault, text) => {
		expect(faultInWords(fault)).toBe(text);
	});
});
