import { type Label, labelComment } from '../../insight/text/label';
import { type Question, questionAbout, readOpinion } from '../../insight/text/second-opinion';
import { longestText } from '../../insight/text/sentiment';
import { builtInTopics, ownTopics, topicFinder } from '../../insight/text/topics';
import type { Level } from '../../model/metric';
import { loadSettings } from '../../store/repositories/workspaces';
import { breather } from '../breathe';
import type { House } from '../house';
import { commentReader, learnedInWords } from './comment-model';

export type { Finding } from '../../insight/finding';
export type { Label } from '../../insight/text/label';

/** A comment to label and what came with it. */
export type GivenComment = {
	comment: string | null;
	level: Level | null;
	name: string | null;
	/** Of what is said about it, BCP 47; `null` or left out = that of all. */
	language?: string | null;
};

export type LabelOptions = {
	/** BCP 47 tag; `null` = the workspace's first language. */
	language: string | null;
	/**
	 * Asks a chat model about a comment, by its place in the list, and gives its answer.
	 * `null` = nobody is asked.
	 */
	ask: ((question: Question, at: number) => Promise<string>) | null;
};

export type Labelled = {
	/** In the order given. */
	labels: Label[];
	/** What the workspace's own comments have taught, in words; empty while there are too few. */
	learned: string;
};

/** So many questions are put to a chat model at the same time. */
const atOnce = 4;

/**
 * Labels comments: praise or complaint, whether the score says otherwise, the comment without personal
 * data, its topics. A chat model sees the masked text only, and what it says is put beside; where it
 * fails, refuses or talks, ours stays alone. Reads by what the workspace's own comments taught where
 * that is better than the word lists: see `commentReader`.
 */
export async function labelComments(
	house: House,
	now: number,
	given: readonly GivenComment[],
	{ language, ask }: LabelOptions,
): Promise<Labelled> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const ground = {
		language: language ?? settings.languages[0] ?? 'en',
		country: settings.defaultCountry,
		...(settings.topics.length > 0 && {
			topicsOf: topicFinder([...builtInTopics, ...ownTopics(settings.topics)]),
		}),
	};
	const { reader, model } = await commentReader(house, now);
	const breathe = breather();
	const labels: Label[] = [];
	for (const { comment, level, name, language: own } of given) {
		const about = { ...ground, level, name, language: own ?? ground.language };
		labels.push(labelComment(comment, about, reader));
		await breathe();
	}
	return {
		labels: ask === null ? labels : await besideModel(labels, ask),
		learned: learnedInWords(model, ground.language),
	};
}

async function besideModel(
	labels: readonly Label[],
	ask: NonNullable<LabelOptions['ask']>,
): Promise<Label[]> {
	const told: Label[] = [...labels];
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < labels.length) {
			const at = next++;
			const label = labels[at];
			if (!label || label.masked === null) continue;
			const question = questionAbout(label.masked.slice(0, longestText));
			// What went wrong at the model's is its own; a label without it is as good as before.
			const answer = await ask(question, at).catch(() => null);
			told[at] = { ...label, model: readOpinion(answer, label.sentiment) };
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return told;
}
