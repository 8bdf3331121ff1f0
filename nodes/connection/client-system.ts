import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeCredentialDescription,
	INodeListSearchResult,
	INodeProperties,
	ResourceMapperFields,
} from 'n8n-workflow';

import { isObject } from '../../core/model/json';
import { clientByKey, type ClientSystem } from '../../core/systems';
import type { ClientField, Connected } from '../../core/systems/client';
import { openClient } from '../../core/systems/open-client';
import { bothNames, type System } from '../../core/systems/system';
import { chosenCredential } from './chosen-credential';
import { asNodeError } from './node-error';
import { textOf } from './operation';
import { testNameOf } from './system-credential';
import { toolsOf } from './tools';

type Context = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
};

/** Opens the account that the node's credential for this system holds. */
export async function connectTo(context: Context, system: ClientSystem): Promise<Connected> {
	const { credential } = system.client;
	const fields = await chosenCredential(context, credential, `Satisfaction ${system.names.en}`);
	return openClient(system, fields, toolsOf(context));
}

/**
 * None of the list. Without such a choice n8n's editor would take the field for the choice of a credential, since
 * each other one has a credential, and show it nowhere.
 */
const otherSystem = 'other';

/** Says where other systems are served. */
export const otherSystemNotice: INodeProperties = {
	displayName:
		'n8n has nodes of its own for Zendesk, Salesforce, Freshdesk, Zoho CRM and HubSpot; any other system with a web interface is reached by HTTP Request. Systems that can post JSON call the Satisfaction CRM Trigger.',
	name: 'otherSystemNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { system: [otherSystem] } },
};

/** The systems to choose from. */
export function systemField(
	systems: ReadonlyArray<Pick<System, 'key' | 'names'>>,
	description: string,
): INodeProperties {
	const named = systems.map((system) => ({ name: bothNames(system), value: system.key }));
	const options = [...named, { name: 'Another System', value: otherSystem }];
	const [first] = systems.map(({ key }) => key);
	return {
		displayName: 'System',
		name: 'system',
		type: 'options',
		noDataExpression: true,
		options: options.sort((one, other) => one.name.localeCompare(other.name)),
		default: String(first),
		description,
	};
}

/** What is not proven of each system, where it is chosen. */
export function unprovenNotices(systems: readonly ClientSystem[]): INodeProperties[] {
	return systems.flatMap(({ key, client }) =>
		client.unproven === null
			? []
			: [
					{
						displayName: client.unproven,
						name: `${key}Notice`,
						type: 'notice' as const,
						default: '',
						displayOptions: { show: { system: [key] } },
					},
				],
	);
}

/** The credential of each system, where it is chosen. */
export function credentialsOfSystems(
	systems: readonly ClientSystem[],
): INodeCredentialDescription[] {
	const names = [...new Set(systems.map(({ client }) => client.credential))];
	return names.map((name) => ({
		name,
		required: true,
		testedBy: testNameOf(name),
		displayOptions: {
			show: {
				system: systems.filter(({ client }) => client.credential === name).map(({ key }) => key),
			},
		},
	}));
}

/** The kind of record, from the system's own list or by its id. */
export function objectField(systems: readonly ClientSystem[]): INodeProperties {
	const hints = systems.map((system) => `${system.names.en}: ${system.client.object.hint}`);
	return {
		displayName: 'Kind of Record',
		name: 'object',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		typeOptions: { loadOptionsDependsOn: ['system'] },
		description: 'Which records are meant, as the system calls them',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchObjects', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				hint: hints.join('. '),
				placeholder: `e.g. ${systems.map(({ client }) => client.object.example).join(' or ')}`,
			},
		],
	};
}

/** The value of a field that is filled in from a list or by hand; blank is `null`. */
export function locatorText(value: unknown): string | null {
	return textOf(isObject(value) ? value.value : value);
}

const systemOf = (context: ILoadOptionsFunctions): ClientSystem =>
	clientByKey(String(context.getNodeParameter('system', '')));

const mostListed = 500;

/** The kinds of record of the chosen system, for the list of {@link objectField}. */
export async function searchObjects(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	try {
		const system = systemOf(this);
		const connected = await connectTo(this, system);
		const all = (await connected.objects?.()) ?? [];
		const word = (filter ?? '').toLowerCase();
		const results = all
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(word))
			.sort((one, other) => one.name.localeCompare(other.name))
			.slice(0, mostListed);
		return { results };
	} catch (error) {
		throw asNodeError(this.getNode(), error);
	}
}

/** The fields of the chosen kind of record that can be written. */
export async function getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const object = locatorText(this.getNodeParameter('object', ''));
		if (object === null)
			return { fields: [], emptyFieldsNotice: 'Choose the kind of record first' };
		const connected = await connectTo(this, systemOf(this));
		const fields = (await connected.fields?.(object)) ?? [];
		return {
			fields: fields.filter(({ readOnly }) => readOnly !== true).map(mapperField),
			emptyFieldsNotice: 'This system does not tell its fields: set Fields From to JSON',
		};
	} catch (error) {
		throw asNodeError(this.getNode(), error);
	}
}

function mapperField({ id, name, type, choices }: ClientField): ResourceMapperFields['fields'][0] {
	return {
		id,
		displayName: name === id ? id : `${name} (${id})`,
		// An update may leave out any of them.
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type,
		...(choices && { options: choices.map((one) => ({ name: one.name, value: one.value })) }),
	};
}
