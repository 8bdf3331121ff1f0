import { genericEvent } from '../crm/generic';
import { jiandaoyunPush } from '../crm/jiandaoyun';
import type { Sign } from '../crm/signed-request';
import { zendeskEvent, zendeskTrigger } from '../crm/zendesk';
import type { System } from '../day/plan';
import type { ImportedWorkflow } from '../n8n/workflows';

const trigger = 'n8n-nodes-satisfaction.satisfactionCrmTrigger';

/** Where one system sends its events, how it writes them, and with what it signs. */
export type Sender = { address: string; sign: Sign; secret: string };

/** Which source of the CRM Trigger a system is, and how it writes. */
const kinds: Record<System, { source: string; sign: Sign }> = {
	shop: { source: 'generic', sign: genericEvent },
	zendesk: { source: 'zendesk', sign: zendeskTrigger },
	zendesk_event: { source: 'zendesk', sign: zendeskEvent },
	jiandaoyun: { source: 'jiandaoyun', sign: jiandaoyunPush },
};

/** The source a trigger is set to; `generic` is the node's default. */
const sourceOf = (parameters: Record<string, unknown>): string =>
	String(parameters.source ?? 'generic');

/**
 * Looks up where the published workflows listen.
 *
 * @param secrets secret by the name of its credential
 * @throws Error naming the system nobody listens to
 */
export function findSenders(
	workflows: readonly ImportedWorkflow[],
	address: string,
	secrets: ReadonlyMap<string, string>,
): Record<System, Sender> {
	const triggers = workflows.flatMap(({ nodes }) => nodes).filter(({ type }) => type === trigger);
	const find = (system: System): Sender => {
		const { source, sign } = kinds[system];
		const node = triggers.find(({ parameters }) => sourceOf(parameters) === source);
		if (!node) throw new Error(`No workflow listens to ${source}.`);
		const credential = node.credentials?.satisfactionSenderApi?.name ?? '';
		const path = String(node.parameters.path ?? '') || (node.webhookId ?? '');
		return {
			address: `${address}/webhook/${path}`,
			sign,
			secret: secrets.get(credential) ?? '',
		};
	};
	return {
		shop: find('shop'),
		zendesk: find('zendesk'),
		zendesk_event: find('zendesk_event'),
		jiandaoyun: find('jiandaoyun'),
	};
}
