import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { defaultSettings } from '../../model/default-settings';
import { cleaned } from '../../model/clean';
import { InputError } from '../../model/errors';
import type { CustomerAttribute } from '../../model/customer-attributes';
import { isObject, type Json, type JsonObject } from '../../model/json';
import { parseSettings } from '../../model/parse-settings';
import type { Settings } from '../../model/settings';
import { lockSettings } from '../../store/repositories/lock';
import { loadSettings, saveSettings, storedSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { changesBetween } from '../audit/changes';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { forgetTeam } from '../team/team-now';
import { attributeChanges, attributeChangesInWords } from './attribute-changes';
import { sayOf, setLanguage } from './spoken';

export type WorkspaceSettings = {
	/** In force: what was set, over the defaults. Durations in ms. */
	settings: Settings;
	/** Only what was set, as it was written. */
	set: JsonObject;
};

type ChangedSettings = WorkspaceSettings & {
	code: 'saved' | 'unchanged';
	text: string;
	/** Names of the settings that are different now. */
	changed: string[];
};

export async function readSettings(house: House): Promise<WorkspaceSettings> {
	const { db } = house.store;
	return {
		settings: await loadSettings(db, house.workspace),
		set: await storedSettings(db, house.workspace),
	};
}

/** Objects that are one statement: a new one replaces the old one. */
const statement =
	/^(calendar\.hours|policy\.(quietHours|capOverall|capPerMetric\.[^.]+)|care\.(caps\.(near|far)|capTogether))$/;

/**
 * Changes the settings that `changes` names, later ones over earlier ones, and leaves all others.
 *
 * @param input.reset names of settings that go back to their defaults first
 * @param input.nameOf what whoever changes them calls a setting, for the text; its own name without it
 * @throws InputError naming the setting, its value and what is accepted; nothing is changed then
 */
export async function changeSettings(
	house: House,
	now: number,
	input: {
		changes: readonly JsonObject[];
		reset: readonly string[];
		nameOf?: (setting: string) => string;
		doer?: Doer;
	},
): Promise<ChangedSettings> {
	type Done = Omit<ChangedSettings, 'text'> & { known: readonly CustomerAttribute[] };
	const { known, ...done } = await house.store.transaction<Done>(async (tx) => {
		await lockSettings(tx, house.store.dialect, house.workspace);
		const before = await storedSettings(tx, house.workspace);
		const { customerAttributes: known } = parseSettings(before, defaultSettings());
		const kept = Object.entries(before).filter(([key]) => !input.reset.includes(key));
		const after = input.changes.reduce<JsonObject>(
			(base, change) => merged(base, change, ''),
			Object.fromEntries(kept),
		);
		const settings = parseSettings(after, defaultSettings());
		const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
		const changed = keys.filter(
			(key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
		);
		if (changed.length === 0) {
			return { code: 'unchanged', settings, set: before, changed, known };
		}
		await saveSettings(tx, house.workspace, after, now);
		await noteChange(tx, house, now, { before, after, doer: input.doer ?? thePackage });
		return { code: 'saved', settings, set: after, changed, known };
	});
	forgetTeam(house);
	setLanguage(house, done.settings.languages, now);
	const say = sayOf(house);
	const { nameOf = (setting) => setting } = input;
	const names = wordsInARow(done.changed.map(nameOf), say);
	if (done.code === 'unchanged') return { ...done, text: say('settings.unchanged') };
	const attributes = attributeChanges(known, done.settings.customerAttributes);
	const sentences = [
		say('settings.changed', { names }),
		...attributeChangesInWords(attributes, say),
	];
	return { ...done, text: sentencesInARow(sentences, say) };
}

/** So many of the values that were changed at once are named in the audit trail. */
const mostNamed = 40;

async function noteChange(
	tx: Tx,
	house: House,
	now: number,
	{ before, after, doer }: { before: JsonObject; after: JsonObject; doer: Doer },
): Promise<void> {
	const all = changesBetween(before, after);
	const changes = all.slice(0, mostNamed);
	await noteDeed(tx, house, now, {
		action: 'settings_changed',
		doer,
		target: { kind: 'workspace', id: house.workspace },
		details: { changes, more: all.length - changes.length },
	});
}

/**
 * Objects are merged key by key as `parseSettings` does; lists and single statements replace. A `null`
 * is kept: over the defaults it means that an entry was removed.
 */
function merged(base: JsonObject, change: JsonObject, path: string): JsonObject {
	const result: JsonObject = { ...base };
	for (const [key, value] of Object.entries(change)) {
		if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
		const at = path === '' ? key : `${path}.${key}`;
		const old = Object.hasOwn(base, key) ? base[key] : undefined;
		const joins = isObject(value) && isObject(old) && !statement.test(at);
		result[key] = joins ? merged(old as JsonObject, value as JsonObject, at) : (value as Json);
	}
	return result;
}

/**
 * Settings typed as JSON.
 *
 * @throws InputError when the text is no JSON object
 */
export function settingsOfJson(given: unknown): JsonObject {
	if (given === undefined || given === null || given === '') return {};
	let value: unknown = given;
	if (typeof given === 'string') {
		try {
			value = cleaned<unknown>(JSON.parse(given));
		} catch (error) {
			throw new InputError(
				`Settings as JSON cannot be read: ${(error as Error).message}.`,
				'Write one JSON object, e.g. { "minimumN": 30 }.',
			);
		}
	}
	if (isObject(value)) return value as JsonObject;
	throw new InputError(
		'Settings as JSON is not an object.',
		'Write one JSON object, e.g. { "minimumN": 30 }.',
	);
}
