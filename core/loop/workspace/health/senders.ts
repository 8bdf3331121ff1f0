import { systems as known } from '../../../systems';
import { attention, isActive, type Look, ok } from './check';

/**
 * Whether what encrypted senders send can be read: which of token, encryption key and id of the receiver is
 * another one here than there. It is forgotten as soon as the sender is let in.
 */
export const senders: Look = ({ refusedSenders, endpoints, say, language }) => {
	const active = new Map(
		endpoints.events.filter(isActive).map((one) => [one.survey_key, one.workflow_name]),
	);
	const refused = refusedSenders.find(({ receiver }) => active.has(receiver));
	if (!refused) return ok(say('health.senders.ok'));
	const { system: key, receiver, reason } = refused;
	const names = known.find((one) => one.key === key)?.names;
	const system = names?.[language === 'zh-CN' ? 'zh-CN' : 'en'] ?? key;
	const workflow = active.get(receiver) ?? '';
	return attention(
		say(`health.senders.${reason}`, { system, workflow }),
		say(`health.senders.${reason}.hint`, { system }),
	);
};
