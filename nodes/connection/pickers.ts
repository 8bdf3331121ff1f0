import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { listCampaigns } from '../../core/loop/care/campaign-choices';
import { timeZones } from '../../core/calendar/time-zone';
import { problemsOf } from '../../core/loop/problem/list';
import { listSurveys } from '../../core/loop/survey/list-surveys';
import { listTeam } from '../../core/loop/team/team';
import { readSettings } from '../../core/loop/workspace/settings';
import { type KnownDate, knownDates } from '../../core/model/customer-fields';
import { knownRoles, roleNamed } from '../../core/model/roles';
import { asNodeError } from './node-error';
import { openHouse, workspaceCredential } from './open-house';

/**
 * Lists to choose from, filled from the store. They are options and not resource locators because
 * n8n marks a chosen option that is not in its list any more: a person who has left, a survey that
 * was never published, a misspelt team.
 */

type Choices = (house: House) => Promise<INodePropertyOptions[]>;

/** Lists that are the same for everybody: no store has to be opened for them. */
const fixed = {
	timeZones: () => timeZones().map((zone) => ({ name: zone, value: zone })),
} satisfies Record<string, () => INodePropertyOptions[]>;

const surveyChoice = ({ key, name }: { key: string; name: string }): INodePropertyOptions => ({
	name: name === key ? key : `${name} (${key})`,
	value: key,
});

const stored = {
	surveys: async (house) => (await listSurveys(house, '')).map(surveyChoice),
	answeredSurveys: async (house) =>
		(await listSurveys(house, '', { answered: true })).map(surveyChoice),
	people: async (house) => {
		const team = await listTeam(house, 0, { team: null, onlyActive: true });
		return team.map(({ id, name, team: of }) => ({
			name: of === null ? name : `${name} (${of})`,
			value: id,
		}));
	},
	teams: async (house) => {
		const people = await listTeam(house, 0, { team: null, onlyActive: true });
		const teams = people.flatMap(({ team }) => (team === null ? [] : [team]));
		return [...new Set(teams)].map((team) => ({ name: team, value: team }));
	},
	roles: async (house) => {
		const people = await listTeam(house, 0, { team: null, onlyActive: true });
		const own = new Set(people.map(({ role }) => role));
		for (const { role } of knownRoles) own.delete(role);
		return [
			...knownRoles.map(({ role, name }) => ({ name, value: role })),
			...[...own].map((role) => ({ name: role, value: role })),
		];
	},
	presets: async (house) => {
		const { settings } = await readSettings(house);
		return Object.keys(settings.slaPresets).map((name) => ({ name, value: name }));
	},
	rungs: async (house) => {
		const { settings } = await readSettings(house);
		return settings.ladder.map(({ name }, index) => {
			const rung = String(index + 1);
			const words = knownRoles.find(({ role }) => role === roleNamed(name))?.name ?? name;
			return { name: `${rung}: ${words}`, value: rung };
		});
	},
	campaigns: async (house) => {
		const campaigns = await listCampaigns(house);
		return campaigns.map(({ key, workflow, stopped }) => ({
			name: stopped ? `${key} (stopped)` : key,
			value: key,
			description: `Workflow ${workflow}`,
		}));
	},
	problems: async (house) => {
		const all = { states: null, ownerId: null, overdueOnly: false, list: null, limit: null };
		const [real, tried] = await Promise.all(
			[false, true].map(async (test) => await problemsOf(house, 0, { ...all, test })),
		);
		const named = (mark: string) => (problem: { id: string; title: string; state: string }) => ({
			name: `${problem.title} (${mark}${problem.state.replaceAll('_', ' ')})`,
			value: problem.id,
		});
		return [...(real ?? []).map(named('')), ...(tried ?? []).map(named('a trial, '))];
	},
	dates: async (house) => {
		const { settings } = await readSettings(house);
		const own = settings.customerAttributes.filter(({ type }) => type === 'date');
		return [
			...knownDates.map((key) => ({ name: dateNames[key], value: key })),
			...own.map(({ key, name }) => ({ name, value: key })),
		];
	},
	attributes: async (house) => {
		const { settings } = await readSettings(house);
		const own = settings.customerAttributes.filter(({ type }) => type !== 'date');
		return own.map(({ key, name }) => ({ name, value: key }));
	},
} satisfies Record<string, Choices>;

/** What the days of ours are called in the panel. */
const dateNames: Record<KnownDate, string> = {
	birth: 'Birthday',
	renewal: 'Renewal',
	first_order: 'First Order',
	last_order: 'Last Order',
};

type Fixed = keyof typeof fixed;
type Stored = keyof typeof stored;
export type Picked = Fixed | Stored;

/** What each method gives, by the name that fields call it by. */
const methods = new Map<string, { kind: Picked; none: string | null }>();

const words = (text: string): string =>
	text.replace(/[^A-Za-z]+(\w?)/g, (_, next: string) => next.toUpperCase());

function methodFor(kind: Picked, none: string | null): string {
	const name = words(`get ${kind}${none === null ? '' : ` or ${none}`}`);
	methods.set(name, { kind, none });
	return name;
}

/**
 * A field with a list to choose from; an expression may give what the list would.
 *
 * @param field `none` is what the empty choice means, e.g. "As the rules say"; without it there is none.
 *   `initial` is chosen at the beginning, else nothing is
 */
export function pickerField(
	kind: Picked,
	field: Pick<INodeProperties, 'displayName' | 'name' | 'displayOptions' | 'required'> & {
		description: string;
		none?: string;
		initial?: string;
	},
): INodeProperties {
	const { none = null, initial = '', description, ...rest } = field;
	return {
		...rest,
		type: 'options',
		typeOptions: { loadOptionsMethod: methodFor(kind, none) },
		default: initial,
		description: described(description),
	};
}

/** The same for several of them; an empty list is a choice, too. */
export function pickersField(
	kind: Picked,
	field: Pick<INodeProperties, 'displayName' | 'name' | 'displayOptions'> & { description: string },
): INodeProperties {
	const { description, ...rest } = field;
	return {
		...rest,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: methodFor(kind, null) },
		default: [],
		description: described(description),
	};
}

const described = (text: string): string =>
	`${text}. Choose from the list, or give an ID with an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`;

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** What `methods.loadOptions` of a node needs for the pickers among its properties. */
export function pickersIn(properties: readonly INodeProperties[]): Record<string, Load> {
	const text = JSON.stringify(properties);
	const used = [...methods].filter(([name]) => text.includes(`"loadOptionsMethod":"${name}"`));
	return Object.fromEntries(used.map(([name, { kind, none }]) => [name, loading(kind, none)]));
}

const inStore = async (context: ILoadOptionsFunctions, kind: Stored) =>
	await stored[kind](await openHouse(context));

/**
 * All there is to choose while the node has no credential. n8n asks for the list of a node just added
 * before it gives it one, and not again; an error would make the field grey until it is opened anew.
 */
const waiting = (none: string | null): INodePropertyOptions => ({
	name: none ?? 'Not Loaded Yet',
	value: '',
	description:
		'The rest of the list needs the credential: once it is chosen, press ⋯ beside the field, then Refresh List',
});

function loading(kind: Picked, none: string | null): Load {
	return async function (this: ILoadOptionsFunctions) {
		try {
			const found = kind in fixed ? fixed[kind as Fixed]() : await inStore(this, kind as Stored);
			const sorted = found.sort((one, other) => one.name.localeCompare(other.name));
			return none === null ? sorted : [{ name: none, value: '' }, ...sorted];
		} catch (error) {
			const node = this.getNode();
			if (!node.credentials?.[workspaceCredential]) return [waiting(none)];
			throw asNodeError(node, error);
		}
	};
}
