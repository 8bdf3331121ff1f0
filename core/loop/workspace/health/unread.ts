import { systems as known } from '../../../systems';
import { attention, isActive, type Look, ok } from './check';

/** Whether something is kept that a sender has sent and its trigger could not read. */
export const unread: Look = ({ unreadPushes, endpoints, say, language }) => {
	const active = new Map(
		endpoints.events.filter(isActive).map((one) => [one.survey_key, one.workflow_name]),
	);
	const first = unreadPushes.find(({ receiver }) => active.has(receiver));
	if (!first) return ok(say('health.unread.ok'));
	const names = known.find(({ key }) => key === first.system)?.names;
	const system = names?.[language === 'zh-CN' ? 'zh-CN' : 'en'] ?? first.system;
	const workflow = active.get(first.receiver) ?? '';
	return attention(
		say('health.unread.kept', { workflow, system, pushes: first.pushes, why: first.why }),
		say('health.unread.hint'),
	);
};
