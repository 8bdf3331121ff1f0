import { builtInTopics, topicFinder } from '../../../../core/insight/text/topics';
import { labelledChinese, labelledEnglish, type Labelled } from './labelled-topics';

const topicsOf = topicFinder(builtInTopics);
const first = new Set(builtInTopics.flatMap(({ key, parent }) => (parent === null ? [key] : [])));

/** Of all that was found the share that is right, and of all that is there the share that was found. */
function accuracy(all: readonly Labelled[]) {
	let [right, found, there] = [0, 0, 0];
	for (const { comment, topics } of all) {
		const said = [...topicsOf(comment)].filter((key) => first.has(key));
		found += said.length;
		there += topics.length;
		right += said.filter((key) => topics.includes(key)).length;
	}
	return { precision: right / found, recall: right / there };
}

describe('the topics that are built in', () => {
	it.each([
		['Chinese', labelledChinese, { precision: 0.82, recall: 0.7 }],
		['English', labelledEnglish, { precision: 0.82, recall: 0.74 }],
	])('are found in %s comments that nobody chose them by', (name, all, least) => {
		expect(all.length).toBeGreaterThanOrEqual(120);
		for (const { topics } of all) for (const topic of topics) expect(first).toContain(topic);
		const { precision, recall } = accuracy(all);
		const rounded = (share: number) => Math.round(1000 * share) / 1000;
		console.info(`${name}: precision ${rounded(precision)}, recall ${rounded(recall)}`);
		expect(precision).toBeGreaterThanOrEqual(least.precision);
		expect(recall).toBeGreaterThanOrEqual(least.recall);
	});
});
