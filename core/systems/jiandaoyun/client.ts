import { cleanLine } from '../../language/plain-text';
import { SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { Client, Connected, CrmRecord } from '../client';
import { nextPage } from '../http/next-page';
import { SystemError } from '../system-error';
import { type Account, accountOf, type Call, callerOf, overall } from './account';
import { formOf, recordOf, writtenOf } from './record';
import { fieldsOf } from './widgets';

/** Records that the API gives at most at once. */
const pageSize = 100;
/** Applications whose forms are listed; more would be too long a list to choose from. */
const mostApps = 30;

/**
 * The API of Jiandaoyun, version 5; Jodoo, its international edition, has the same one. That records can
 * be filtered by `updateTime` is not documented: the filter saves reading, and what comes is looked at again.
 */
export const client: Client = {
	credential: 'satisfactionJiandaoyunApi',
	object: {
		label: 'Form',
		hint: 'Id of the application, a slash, and the id of the form',
		example: '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd',
	},
	deeds: ['get', 'create', 'update', 'changeOwner', 'changed'],
	taskObject: null,
	limit: overall,
	unproven:
		'Tested against a simulator alone. That changed records can be filtered by their time is not documented by the vendor.',
	open: (fields, tools) => {
		const account = accountOf(fields);
		return connected(account, callerOf(account, tools));
	},
};

function connected(account: Account, call: Call): Connected {
	const { ownerField } = account;
	return {
		test: async () => {
			const { apps } = await call('/v5/app/list', { limit: 1, skip: 0 });
			if (!Array.isArray(apps)) throw unanswered('which applications there are');
			return 'Jiandaoyun accepts the API key.';
		},
		objects: async () => await formsOf(call),
		fields: async (object) => {
			const { widgets, sysWidgets } = await call('/v5/app/entry/widget/list', formOf(object));
			return fieldsOf(widgets, sysWidgets);
		},
		get: async (object, id) => {
			const { data } = await call('/v5/app/entry/data/get', { ...formOf(object), data_id: id });
			const record = recordOf(data, ownerField);
			if (record) return record;
			throw new SystemError(
				'missing',
				`There is no record "${id}" in the form ${object} of Jiandaoyun.`,
				'It may have been deleted there, or belong to another form.',
			);
		},
		create: async (object, values, { owner }) => {
			const responsible = owner === null ? {} : { [ownerOf(account)]: owner };
			const { data } = await call('/v5/app/entry/data/create', {
				...formOf(object),
				data: writtenOf({ ...responsible, ...values }),
				is_start_workflow: account.starts,
				is_start_trigger: account.starts,
			});
			if (!isObject(data)) throw unanswered('what it has made');
			return { id: recordOf(data, ownerField)?.id ?? null };
		},
		update: async (object, id, values) => {
			await update(call, object, id, values);
		},
		changeOwner: async (object, id, owner) => {
			await update(call, object, id, { [ownerOf(account)]: owner });
		},
		changed: async (object, { since, until }, page) => {
			const { data } = await call('/v5/app/entry/data/list', {
				...formOf(object),
				...(page !== null && { data_id: page }),
				filter: {
					rel: 'and',
					cond: [
						{
							field: 'updateTime',
							type: 'datetime',
							method: 'range',
							value: [new Date(since).toISOString(), null],
						},
					],
				},
				limit: pageSize,
			});
			if (!Array.isArray(data)) throw unanswered('a list of what was changed');
			const rows: unknown[] = data;
			const records = rows
				.map((row) => recordOf(row, ownerField))
				.filter((record): record is CrmRecord => record !== null);
			const isMeant = ({ modifiedAt: at }: CrmRecord): boolean =>
				at === null || (at >= since && at < until);
			// It is sorted by id: the next page begins behind the last one, whatever changes meanwhile.
			const last = records.at(-1)?.id ?? null;
			const next = nextPage({ rows: rows.length, size: pageSize, last, page }, 'Jiandaoyun');
			return { records: records.filter(isMeant), next };
		},
	};
}

/** It starts no automation there: a score that is written back must not set anything off. */
async function update(
	call: Call,
	object: string,
	id: string,
	values: Parameters<typeof writtenOf>[0],
): Promise<void> {
	const given = { ...formOf(object), data_id: id, data: writtenOf(values) };
	const { data } = await call('/v5/app/entry/data/update', given);
	if (!isObject(data)) throw unanswered('what it has written');
}

/** Something between may answer in its place, with JSON and HTTP 200: nothing was read, and perhaps nothing done. */
const unanswered = (what: string): SystemError =>
	new SystemError(
		'unavailable',
		`Jiandaoyun says that all is well, and not ${what}.`,
		'Check the address in the credential, and whether a proxy or gateway stands between.',
	);

/** @throws SetupError where the credential names no field for it */
function ownerOf({ ownerField }: Account): string {
	if (ownerField !== '') return ownerField;
	throw new SetupError(
		'The Jiandaoyun credential does not say which field holds the person responsible.',
		'Enter the alias of the member field as Owner Field in the credential.',
	);
}

async function formsOf(call: Call): Promise<Array<{ value: string; name: string }>> {
	const { apps } = await call('/v5/app/list', { limit: mostApps, skip: 0 });
	const forms = await Promise.all(
		listOf(apps).map(async (app) => {
			const { forms: own } = await call('/v5/app/entry/list', {
				app_id: app.app_id,
				limit: pageSize,
				skip: 0,
			});
			return listOf(own).map((form) => ({
				value: `${String(app.app_id)}/${String(form.entry_id)}`,
				name: `${nameOf(app)} / ${nameOf(form)}`,
			}));
		}),
	);
	return forms.flat();
}

const listOf = (value: unknown): Array<Record<string, unknown>> =>
	Array.isArray(value) ? value.filter(isObject) : [];

const nameOf = ({ name }: Record<string, unknown>): string =>
	typeof name === 'string' ? cleanLine(name, 80) : '';
