import { isObject, type JsonObject } from '../../model/json';
import type { Client, Connected } from '../client';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import { readAccount } from './account';
import { doneIn } from './answer';
import { changedPage, viewedRecord } from './changed';
import { fieldsOf, type K3Field, modelFor, opened } from './fields';
import { formOf, usualForms } from './form';
import { callsOf } from './session';

/** Descriptions of forms are read again after this, ms. */
const describedFor = 600_000;
const described = new Tokens<Token & { fields: K3Field[] }>();

/**
 * The web interface of Kingdee K/3 Cloud 云星空. Paths, the signature and the envelope are taken from
 * copies of the vendor's documentation and its published kits; no site was at hand.
 */
export const client: Client = {
	credential: 'satisfactionKingdeeK3Api',
	object: {
		label: 'Form',
		hint: 'Id of the form; a colon, the key field and further fields may follow',
		example: 'SAL_SaleOrder:FID,FBillNo,FCustId.FName',
	},
	deeds: ['get', 'create', 'update', 'changed'],
	taskObject: null,
	limit: null,
	unproven:
		'Built to the documented interface and tried with a simulator only. How parameters are wrapped differs between builds (Request Form in the credential). That a saved record keeps the fields that are not named, and how a lost session is told, is inferred.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const call = callsOf(account, tools);
		const fields = async (object: string): Promise<K3Field[]> => {
			const { id } = formOf(object);
			const { fields: known } = await described.get(
				[...Object.values(account).map(String), id],
				tools.now(),
				async () => ({
					value: id,
					until: tools.now() + describedFor,
					fields: fieldsOf(
						await call('QueryBusinessInfo', { data: { FormId: id } }),
						account.language,
					),
				}),
			);
			return known;
		};
		const save = async (object: string, more: JsonObject, model: JsonObject) =>
			doneIn(
				await call('Save', {
					form: formOf(object).id,
					data: { ...more, IsDeleteEntry: 'false', Model: model },
				}),
			);
		return {
			async test() {
				const known = await fields('BD_Customer');
				if (known.length === 0) {
					throw new SystemError(
						'unavailable',
						'Kingdee K/3 Cloud named no field of customers.',
						'Check the address in the credential, and whether its user may see customers.',
					);
				}
				return `Kingdee K/3 Cloud lets ${account.user} see customers, which have ${known.length} fields.`;
			},
			objects: () => Promise.resolve(usualForms),
			fields,
			async get(object, id) {
				const result = await call('View', { form: formOf(object).id, data: { Id: id } });
				const model = opened(isObject(result) ? result.Result : null);
				const record = viewedRecord(id, model, account.zone);
				if (record) return record;
				throw new SystemError(
					'missing',
					`Kingdee K/3 Cloud has no ${formOf(object).id} "${id}" that the user of the credential may see.`,
					'Give the internal id of the record, and not its number.',
				);
			},
			async create(object, values) {
				const result = await save(object, {}, modelFor(await fields(object), values));
				return { id: savedId(result) };
			},
			async update(object, id, values) {
				const model = modelFor(await fields(object), values);
				// Only what is named is written; all else stays.
				const more = { NeedUpDateFields: Object.keys(values) };
				await save(object, more, { ...model, [formOf(object).key]: id });
			},
			changed: async (object, span, page) =>
				await changedPage(call, formOf(object), account.zone, span, page),
		};
	},
};

function savedId(result: Record<string, unknown>): string | null {
	const own = textOrNull(result.Id);
	if (own !== null) return own;
	const status: unknown = result.ResponseStatus;
	const saved: unknown = isObject(status) ? status.SuccessEntitys : null;
	const first: unknown = Array.isArray(saved) ? saved[0] : null;
	return isObject(first) ? textOrNull(first.Id) : null;
}
