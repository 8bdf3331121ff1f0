import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../core/model/errors';
import { unacceptable } from '../../../core/model/read-input';
import type { Attachment } from '../../../core/systems/channel';
import { type Call, collection } from '../../connection/operation';

const label = 'Attachments';

/** Files of the item that go along. */
export const attachmentsField: INodeProperties = {
	displayName: label,
	name: 'attachments',
	type: 'string',
	default: '',
	placeholder: 'e.g. page, data',
	description:
		'Names of the binary properties of the item that go along as files, separated by commas; 10 MB together at most',
};

/**
 * The files that the item has under the names in the option.
 *
 * @throws InputError for a name that the item has no file of
 */
export async function attachmentsOf(call: Call): Promise<Attachment[]> {
	const { context, index } = call;
	const names = namesIn(collection(call, 'options').attachments);
	const there = (names.length > 0 && context.getInputData()[index]?.binary) || {};
	const missing = names.find((name) => !Object.hasOwn(there, name));
	if (missing !== undefined) throw unknown(missing, Object.keys(there));
	return await Promise.all(
		names.map(async (name) => {
			const { fileName, mimeType } = context.helpers.assertBinaryData(index, name);
			const content = await context.helpers.getBinaryDataBuffer(index, name);
			return { name: fileName ?? name, type: mimeType, content };
		}),
	);
}

function namesIn(given: unknown): string[] {
	if (given === undefined || given === null) return [];
	if (typeof given !== 'string') {
		throw unacceptable(label, given, 'names of binary properties, separated by commas');
	}
	const names = given.split(/[,，、]/).map((name) => name.trim());
	return [...new Set(names.filter((name) => name !== ''))];
}

function unknown(name: string, there: string[]): InputError {
	const known =
		there.length > 0 ? `Its files are: ${there.join(', ')}.` : 'It has no files at all.';
	return new InputError(
		`The item has no file "${name}" for ${label}. ${known}`,
		`Name files that the node before gives in ${label}, or leave it empty.`,
	);
}
