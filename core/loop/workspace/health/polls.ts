import { spanInWords } from '../../../language/time-words';
import { systems as known } from '../../../systems';
import { attention, isActive, type Look, ok } from './check';

/** How much of another system's words is shown. */
const mostWords = 300;

/**
 * Whether the systems that are asked for changes answer. What an unpublished workflow met last is no news: it
 * asks no more.
 */
export const polls: Look = ({ failedPolls, endpoints, now, say, language }) => {
	const active = new Map(
		endpoints.events.filter(isActive).map((one) => [one.survey_key, one.workflow_name]),
	);
	const failing = failedPolls.filter(({ receiver }) => active.has(receiver));
	const [first] = failing;
	if (!first) return ok(say('health.polls.ok'));
	const systems = [
		...new Set(
			failing.map(({ system, object }) => {
				const name =
					known.find(({ key }) => key === system)?.names[language === 'zh-CN' ? 'zh-CN' : 'en'] ??
					system;
				return `${name} (${object})`;
			}),
		),
	].join(say('health.polls.and'));
	return attention(
		say('health.polls.failing', {
			systems,
			span: spanInWords(Math.max(0, now - first.failedAt), language),
			failure: first.failure.slice(0, mostWords),
		}),
		say('health.polls.hint', { workflow: active.get(first.receiver) ?? '' }),
	);
};
