import type { IExecuteFunctions } from 'n8n-workflow';

import type { RecordFrom } from '../../../core/loop/crm/meant-record';
import { meantRecord } from '../../../core/loop/crm/meant-record';
import { noKindOfRecord } from '../../../core/loop/crm/no-kind';
import type { There } from '../../../core/loop/crm/write';
import { InputError } from '../../../core/model/errors';
import { clientByKey, type ClientSystem, clientSystems } from '../../../core/systems';
import type { Connected } from '../../../core/systems/client';
import { connectTo, locatorText } from '../../connection/client-system';
import { type Call, textParameter } from '../../connection/operation';

const opened = new WeakMap<IExecuteFunctions, Map<string, Promise<Connected>>>();

/** Opens the chosen system once for all items. */
export async function openThere(
	{ context, parameter, now }: Pick<Call, 'context' | 'parameter' | 'now'>,
	otherwise: string | null = null,
): Promise<There> {
	const system = systemIn({ parameter });
	const accounts = opened.get(context) ?? new Map<string, Promise<Connected>>();
	opened.set(context, accounts);
	const connecting = accounts.get(system.key) ?? connectTo(context, system);
	accounts.set(system.key, connecting);
	const object = locatorText(parameter('object', '')) ?? otherwise;
	if (object === null) throw noKindOfRecord(system.client.object);
	return { system, object, connected: await connecting, now };
}

/** The system that the panel names. @throws InputError for one that is not read or written here */
export function systemIn({ parameter }: Pick<Call, 'parameter'>): ClientSystem {
	const key = String(parameter('system', ''));
	if (clientSystems.some((system) => system.key === key)) return clientByKey(key);
	throw new InputError(
		`"System" is "${key}", whose records this node does not read or write.`,
		"Choose another System; records of others are read and written by n8n's own node or by HTTP Request.",
	);
}

/** The record that the panel names. */
export function recordIn(call: Call, { system }: There): string {
	const from = String(call.parameter('recordFrom', 'subject')) as RecordFrom;
	return meantRecord(system, call.json, { from, typed: textParameter(call, 'recordId') });
}
