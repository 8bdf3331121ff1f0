import { systems as known } from '../../../systems';
import { attention, isActive, type Look, ok } from './check';

/** What came longer ago is no longer told as something to be done, ms. */
const newFor = 7 * 86_400_000;

/** Whether something is kept that a sender has sent of late and its trigger could not read. */
export const unread: Look = ({ unreadPushes, endpoints, now, say, language }) => {
	const active = new Map(
		endpoints.events.filter(isActive).map((one) => [one.survey_key, one.workflow_name]),
	);
	const kept = unreadPushes.filter(({ receiver }) => active.has(receiver));
	const first = kept.find(({ at }) => now - at <= newFor);
	if (!first) {
		const pushes = kept.reduce((sum, one) => sum + one.pushes, 0);
		return ok(pushes === 0 ? say('health.unread.ok') : say('health.unread.old', { pushes }));
	}
	const names = known.find(({ key }) => key === first.system)?.names;
	const system = names?.[language === 'zh-CN' ? 'zh-CN' : 'en'] ?? first.system;
	const workflow = active.get(first.receiver) ?? '';
	return attention(
		say('health.unread.kept', { workflow, system, pushes: first.pushes, why: first.why }),
		say('health.unread.hint'),
	);
};
