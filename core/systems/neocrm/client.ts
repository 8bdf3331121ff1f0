import { InputError } from '../../model/errors';
import { isObject, type JsonObject } from '../../model/json';
import { shown } from '../../model/shown';
import type { Client, ClientField, Connected } from '../client';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import { readAccount } from './account';
import { listOf } from './answer';
import { type Call, callsOf } from './call';
import { changedPage } from './changed';
import { fieldsOf, valuesFor } from './fields';
import { recordOf } from './record';

/** Descriptions of objects are read again after this, ms. */
const describedFor = 600_000;
const described = new Tokens<Token & { fields: ClientField[] }>();

const base = '/rest/data/v2.0/xobjects';

/** Tasks are made together with who is to do them, by an action of their own. */
const task = 'task';

/**
 * Neocrm's interface 2.0. The vendor publishes no description of it: paths and shapes are those that
 * several independent programs of its customers use.
 */
export const client: Client = {
	credential: 'satisfactionNeocrmApi',
	object: {
		label: 'Object',
		hint: 'API key of the object; objects of your own end in __c',
		example: 'opportunity',
	},
	deeds: ['get', 'create', 'update', 'changeOwner', 'changed'],
	taskObject: task,
	limit: null,
	unproven:
		'Built to what programs of customers do, and tried with a simulator only; the vendor documents no codes and no limits. That records can be asked for by updatedAt, and that an owner is changed by ownerId, is inferred.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const call = callsOf(account, tools);
		const fields = async (object: string): Promise<ClientField[]> => {
			const { fields: known } = await described.get(
				[...Object.values(account), object],
				tools.now(),
				async () => ({
					value: object,
					until: tools.now() + describedFor,
					fields: fieldsOf(await call('GET', `${base}/${nameOf(object)}/description`)),
				}),
			);
			return known;
		};
		const update = async (object: string, id: string, values: JsonObject): Promise<void> => {
			const data = valuesFor(await fields(object), values);
			await call('PATCH', `${base}/${nameOf(object)}/${encodeURIComponent(id)}`, {
				json: { data },
			});
		};
		return {
			async test() {
				const known = await fields('account');
				return `Neocrm lets ${account.user} read accounts, which have ${known.length} fields.`;
			},
			objects: async () =>
				listOf(await call('GET', '/rest/metadata/v2.0/xobjects/filter')).flatMap((object) => {
					const value = textOrNull(object.apiKey);
					return value === null ? [] : [{ value, name: textOrNull(object.label) ?? value }];
				}),
			fields,
			async get(object, id) {
				const path = `${base}/${nameOf(object)}/${encodeURIComponent(id)}`;
				const record = recordOf(await call('GET', path));
				if (record) return record;
				throw new SystemError(
					'missing',
					`Neocrm has no ${object} "${id}" that the user of the credential may see.`,
					'It may have been deleted, or belong to another kind of record.',
				);
			},
			async create(object, values, { owner }) {
				const written = valuesFor(await fields(object), values);
				if (owner !== null) written.ownerId = owner;
				const made =
					object === task
						? await call('POST', `${base}/task/actions/createTaskWithMember`, { json: written })
						: await call('POST', `${base}/${nameOf(object)}`, {
								json: { data: await withRecordType(call, object, written) },
							});
				return { id: textOrNull(isObject(made) ? made.id : made) };
			},
			update,
			changeOwner: async (object, id, owner) => {
				await update(object, id, { ownerId: owner });
			},
			changed: async (object, span, page) => {
				const known = (await fields(object)).map(({ id }) => id);
				const asked = { object: nameOf(object), fields: known, by: account.query };
				return await changedPage(call, asked, span, page);
			},
		};
	},
};

/** The name is part of addresses and of queries. @throws InputError for anything but a name */
function nameOf(object: string): string {
	if (/^[A-Za-z]\w{0,79}$/.test(object)) return object;
	throw new InputError(
		`${shown(object)} names no object of Neocrm.`,
		'Give its API key, e.g. opportunity or complaint__c.',
	);
}

/**
 * A new record is of one of its object's types. The only one is taken; which of several, people must say.
 *
 * @throws InputError naming the types there are
 */
async function withRecordType(call: Call, object: string, values: JsonObject): Promise<JsonObject> {
	if (values.entityType !== undefined) return values;
	const types = listOf(await call('GET', `${base}/${object}/busiType`)).flatMap((type) => {
		const id = textOrNull(type.id);
		return id === null ? [] : [{ id, name: textOrNull(type.label ?? type.name) ?? id }];
	});
	const [only, ...others] = types;
	if (!only) return values;
	if (others.length === 0) return { ...values, entityType: only.id };
	throw new InputError(
		`The object ${object} of Neocrm has ${types.length} record types, and none was chosen.`,
		`Give the field entityType one of: ${types.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
	);
}
