import type {
	ILoadOptionsFunctions,
	INodeProperties,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { createOrUpdate } from '../../../core/loop/customer/create-or-update';
import { listInWords } from '../../../core/loop/customer/list-in-words';
import { attributeField } from '../../../core/loop/customer/read-row';
import { readSettings } from '../../../core/loop/workspace/settings';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { breather } from '../../../core/loop/breathe';
import { customerFields } from '../../../core/model/customer-fields';
import { fillItem } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { hintOnce } from '../../connection/hint-once';
import { asNodeError } from '../../connection/node-error';
import { openHouse, workspaceCredential } from '../../connection/open-house';
import {
	type Call,
	collection,
	type Done,
	type Operation,
	textOf,
	textParameter,
} from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { headingsNotice, optionsField, systemField } from './create-or-update-fields';
import { leftAsItIs } from './test-item';

const mapped = (id: string, displayName: string): ResourceMapperField => ({
	id,
	displayName,
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
	display: true,
	// What a cell means is read, and refused, by ourselves.
	type: 'string',
});

const ownFields = (): ResourceMapperField[] =>
	customerFields.map(({ key, name }) => mapped(key, name));

/** Fields to fill: ours, and the attributes that the workspace has defined. */
export async function getCustomerFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const node = this.getNode();
	// n8n asks for the fields of a node just added before it gives it a credential.
	if (!node.credentials?.[workspaceCredential]) return { fields: ownFields() };
	try {
		const { settings } = await readSettings(await openHouse(this));
		const attributes = settings.customerAttributes.map(({ key, name }) =>
			mapped(attributeField(key), name),
		);
		return { fields: [...ownFields(), ...attributes] };
	} catch (error) {
		throw asNodeError(node, error);
	}
}

const columnsField: INodeProperties = {
	displayName: 'Fields',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'autoMapInputData', value: null },
	required: true,
	description:
		'Map Automatically knows columns by their names, in English or Chinese, such as Email, 手机 or 生日, and by the names of your own attributes. An empty cell keeps what is stored.',
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomerFields',
			mode: 'add',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
};

/** What a model may say of a customer. */
const asked = {
	name: fromModel('Name', 'Name of the customer', ifKnown),
	email: fromModel('Email', 'Mail address of the customer', ifKnown),
	phone: fromModel('Phone', 'Phone number of the customer with its country code', ifKnown),
	customerId: fromModel('Customer ID', 'ID of the customer in the CRM', ifKnown),
	language: fromModel('Language', 'Language of the customer, e.g. en or zh-CN', ifKnown),
	segment: fromModel('Segment', 'Segment of the customer', ifKnown),
	tags: fromModel(
		'Tags',
		'All tags of the customer, separated by commas; they replace those stored',
		ifKnown,
	),
	birth: fromModel('Birthday', 'Birthday as 1990-03-05, or --03-05 without a year', ifKnown),
};

/** Creates or updates the customer of each item. */
export const createOrUpdateOperation: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update customers',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	resource: 'customer',
	tool: {
		description:
			'Adds a customer, or changes one, recognised by an ID of the CRM, mail address or phone number. What is left out stays as it is. Returns the customer and whether they were created, updated, unchanged or refused, with the field and the value that were wrong.',
		inputs: {
			columns: {
				mappingMode: 'defineBelow',
				value: asked,
				schema: ownFields().filter(({ id }) => Object.hasOwn(asked, id)),
			} as unknown as INodeProperties['default'],
		},
	},
	fields: [columnsField, headingsNotice, systemField, optionsField],
	async execute(call) {
		const [done = []] = await together([call]);
		return done;
	},
	executeTogether: together,
};

async function together(calls: readonly Call[]): Promise<Done[][]> {
	const [first] = calls;
	if (!first) return [];
	const { house, now } = first;
	const options = collection(first, 'options');
	const { cleared, clearedAttributes, order } = options;
	const byName = mappingOf(first).mappingMode === 'autoMapInputData';
	const rows: unknown[] = [];
	const unused = new Set<string>();
	const breathe = breather();
	for (const call of calls) {
		await breathe();
		if (isLeft(call)) continue;
		rows.push(byName ? rowOf(call) : (mappingOf(call).value ?? {}));
	}
	const told = await createOrUpdate(house, now, rows, {
		byName,
		unused,
		system: textParameter(first, 'system') ?? crmOf(first)?.system ?? 'crm',
		order: order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : null,
		serial: options.serial === true,
		cleared: [
			...(Array.isArray(cleared) ? cleared.map(String) : []),
			...(typeof clearedAttributes === 'string' ? clearedAttributes.split(/[,，、;；\s]+/) : []),
		].filter((name) => name !== ''),
	});
	for (const hint of listInWords(house, told, unused)) hintOnce(first.context, hint);
	const done: Done[][] = [];
	let next = 0;
	for (const call of calls) {
		await breathe();
		const one = isLeft(call) ? undefined : told[next++];
		if (!one) {
			done.push([isTest(call) ? leftAsItIs(call) : leftAsDeleted(call)]);
			continue;
		}
		const { json } = call;
		const { outcome, customer } = one;
		done.push([{ item: fillItem(json, { outcome, ...(customer && { customer }) }) }]);
	}
	return done;
}

/** The record that *List Changed* of another system has put on the item. */
function crmOf({ json }: Call) {
	const { crm } = json;
	if (!isObject(crm) || !isObject(crm.fields)) return null;
	const { fields, deleted } = crm;
	return { fields, id: textOf(crm.id), system: textOf(crm.system), deleted: deleted === true };
}

/** The record of another system, known there by its id, or else the item itself. */
function rowOf(call: Call): unknown {
	const crm = crmOf(call);
	if (crm === null) return call.json;
	return crm.id === null ? crm.fields : { ...crm.fields, customerId: crm.id };
}

/** Whom a system has deleted stays here as they are until somebody erases or merges them. */
function leftAsDeleted({ house, json }: Call): Done {
	const outcome = { code: 'deleted_there', text: sayOf(house)('customer.deletedThere') };
	return { item: fillItem(json, { outcome }) };
}

const isLeft = (call: Call): boolean => isTest(call) || crmOf(call)?.deleted === true;

const isTest = ({ json }: Call): boolean => json.test === true;

function mappingOf({ parameter }: Call): Record<string, unknown> {
	const given = parameter('columns', columnsField.default);
	return isObject(given) ? given : {};
}
