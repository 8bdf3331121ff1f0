import { sayIn } from '../language/say';
import type { Level } from '../model/metric';
import { priorities } from '../model/states';
import type { Priority } from '../model/states';
import { firstMentioned } from './mentions';

export type PriorityFacts = {
	level: Level | null;
	/** Position on the scale, 0 (worst) to 100 (best). */
	percent: number | null;
	comment: string | null;
	/** Customer value, in whatever unit `valuableFrom` is. */
	value: number | null;
	segment: string | null;
};

export type PriorityRules = {
	/** A customer worth at least this is handled one step earlier; `null` = value plays no part. */
	valuableFrom: number | null;
	/** Segments that are handled one step earlier, e.g. `VIP`; letter case does not matter. */
	segments: readonly string[];
};

/** Ratings in the worst tenth of the scale are alarms by themselves. */
const worst = 10;

/** Topics that cannot wait, whatever the rating. */
const alarming = [
	...['injur', 'unsafe', 'not safe', 'safety', 'caught fire', 'on fire', 'burnt', 'electric shock'],
	...['lawyer', 'attorney', 'lawsuit', 'legal action', 'police', 'fraud', 'scam'],
	...['will sue', 'to sue', 'sue you', 'journalist', 'newspaper', 'social media', 'data breach'],
	...[
		'受伤',
		'安全',
		'起火',
		'着火',
		'触电',
		'中毒',
		'住院',
		'律师',
		'起诉',
		'法院',
		'报警',
		'诈骗',
	],
	...[
		'12315',
		'打12345',
		'12345热线',
		'工商局',
		'市场监管',
		'消协',
		'媒体',
		'曝光',
		'记者',
		'信息泄露',
	],
];

/** Anger, and demands that are about to become more. */
const angry = [
	...['refund', 'money back', 'cancel my', 'cancelling', 'complain', 'unacceptable', 'outrageous'],
	...['furious', 'disgust', 'ridiculous', 'worst', 'terrible', 'never again', 'still waiting'],
	...['投诉', '退款', '退货', '赔偿', '差评', '骗人', '欺骗', '气愤', '愤怒', '恶劣', '太差'],
	...['垃圾', '忍无可忍', '再也不', '没人管', '没人处理', '推诿', '敷衍'],
];

/**
 * How urgent an answer is, with the reasons. It starts from the rating (low = normal, the worst
 * tenth of the scale = high, others = low) and rises one step each for anger, for a valuable
 * customer or segment; an alarming topic makes it urgent when the rating is not high, and else lifts
 * it to high: a happy customer who writes "safety" mostly praises it.
 *
 * @param language of the reasons
 */
export function priorityOf(
	facts: PriorityFacts,
	rules: PriorityRules,
	language = 'en',
): { priority: Priority; reasons: string[] } {
	const say = sayIn(language);
	const reasons: string[] = [];
	let step = 0;
	if (facts.level === 'low') {
		const veryLow = facts.percent !== null && facts.percent <= worst;
		step = veryLow ? 2 : 1;
		reasons.push(veryLow ? say('urgent.worst') : say('urgent.low'));
	}

	const comment = facts.comment ?? '';
	const anger = firstMentioned(comment, angry);
	if (anger !== undefined && facts.level !== 'high') {
		step += 1;
		reasons.push(say('urgent.says', { word: anger }));
	}
	if (rules.valuableFrom !== null && facts.value !== null && facts.value >= rules.valuableFrom) {
		step += 1;
		reasons.push(say('urgent.worth', { value: facts.value, from: rules.valuableFrom }));
	}
	const segment = facts.segment?.trim().toLowerCase() ?? '';
	if (segment !== '' && rules.segments.some((one) => one.trim().toLowerCase() === segment)) {
		step += 1;
		reasons.push(say('urgent.segment', { segment: facts.segment ?? '' }));
	}

	const alarm = firstMentioned(comment, alarming);
	if (alarm !== undefined) {
		step = Math.max(step, facts.level === 'high' ? 2 : 3);
		reasons.push(say('urgent.mentions', { word: alarm }));
	}
	if (reasons.length === 0) reasons.push(say('urgent.nothing'));
	return { priority: priorities[Math.min(step, priorities.length - 1)] ?? 'urgent', reasons };
}
