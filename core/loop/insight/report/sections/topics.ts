import { figureText } from '../../../../language/figures';
import type { Say } from '../../../../language/say';
import type { TopicsView } from '../../../../pages/report/report-view';
import { findTopics, type TopicItem } from '../../find-topics';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';

/** Topics that are shown, and quotes of each. */
const mostTopics = 8;
const mostQuotes = 2;

type Found = TopicItem & { topic: NonNullable<TopicItem['topic']> };

/** What people wrote about, new terms first; names, phones and addresses are masked where they are found. */
export const topics: ReportSection = {
	key: 'topics',
	title: (say) => say('report.topics.title'),
	async make(context) {
		const { house, now, input, say, language } = context;
		const items = await findTopics(house, now, {
			...input,
			language,
			own: [],
			builtIn: true,
			most: mostTopics,
		});
		const found = items.filter((one): one is Found => one.topic !== null && one.n > 0);
		const [first] = found;
		if (first === undefined) return null;
		return {
			about: say('report.topics.about'),
			blocks: [viewOf(found.slice(0, mostTopics), context)],
			figures: found.map((one) => ({
				section: 'topics',
				name: say('report.topics.share'),
				group: one.topic.name,
				value: one.percent,
				unit: 'percent',
				interval: one.interval,
				n: one.n,
				change: one.change?.points ?? null,
				p: one.change?.p ?? null,
				verdict: one.verdict,
				method: one.method,
			})),
		} satisfies MadeSection;
	},
};

function viewOf(found: readonly Found[], { say, language, words }: ReportContext): TopicsView {
	const count = (n: number) => figureText(n, 'count', language);
	const comments = (n: number) =>
		say(n === 1 ? 'topics.comments.one' : 'topics.comments.other', { n: count(n) });
	const read = found[0]?.comments.read ?? 0;
	const tests = found[0]?.correction.tests ?? 0;
	return {
		kind: 'topics',
		title: titleOf(found, say),
		about: say('report.topics.drawn', {
			comments: comments(read),
			then: words.then,
			count: count(tests),
		}),
		topics: found.map(({ topic, n, percent, change, emerging, quotes }) => ({
			name: topic.name,
			count:
				change === null
					? comments(n)
					: // New terms are looked for in a longer time before: their shares compare, their numbers do not.
						say('report.topics.was', {
							comments: comments(n),
							share: shareText(percent, language),
							before: shareText(change.before.percent, language),
						}),
			mean: null,
			verdict:
				change === null
					? null
					: {
							mark:
								change.verdict === 'unlikely_chance'
									? // That more people write of it is neither good nor bad.
										('better' as const)
									: change.verdict === 'too_few'
										? ('few' as const)
										: ('maybe' as const),
							text:
								change.verdict === 'unlikely_chance'
									? say(change.points > 0 ? 'report.topics.more' : 'report.topics.fewer')
									: emerging !== null
										? say('report.topics.new')
										: say(`verdict.${change.verdict}`),
						},
			quotes: quotes.slice(0, mostQuotes),
		})),
	};
}

/** Whole from ten percent on. */
const shareText = (percent: number | null, language: string): string =>
	figureText(percent ?? 0, 'percent', language, (percent ?? 0) < 10 ? 1 : 0);

/** What grew, else what became less; that nothing did only where something could be compared. */
function titleOf(found: readonly Found[], say: Say): string {
	const sure = found.filter(({ change }) => change?.verdict === 'unlikely_chance');
	const more = found.find((one) => one.emerging !== null || (sure.includes(one) && isMore(one)));
	if (more) return say('report.topics.grew', { topic: more.topic.name });
	const [less] = sure;
	if (less) return say('report.topics.fell', { topic: less.topic.name });
	const isCompared = found.some(({ change }) => change !== null && change.verdict !== 'too_few');
	return say(isCompared ? 'report.topics.same' : 'report.topics.few');
}

const isMore = ({ change }: Found): boolean => (change?.points ?? 0) > 0;
