import {
	type CommentWeights,
	learnComments,
	type Learned,
	modelReader,
} from '../../insight/text/comment-model';
import { lexiconReader, type Reader } from '../../insight/text/label';
import { type Say, sayIn } from '../../language/say';
import {
	loadCommentModel,
	saveCommentModel,
	scoredComments,
} from '../../store/repositories/comment-model';
import type { Store } from '../../store/store';
import { breather, inBreaths } from '../breathe';
import type { House } from '../house';

/** The newest so many are learned from: some seconds' work, shared with others. */
const mostComments = 4_000;

const day = 86_400_000;
/** What was learned is learned anew after so long; what could not be learned is tried again sooner. */
const freshFor = { learned: 7 * day, untaught: day };

/** What was learned, and when (epoch ms). */
export type CommentModel = Omit<Learned, 'weights'> & { learnedAt: number };

/** How comments of a workspace are read. */
export type CommentReader = { reader: Reader; model: CommentModel };

/** Two that ask at once wait for one and the same lesson. */
const lessons = new WeakMap<Store, Map<string, Promise<CommentReader>>>();

/**
 * How comments of this workspace are read: by what its own scored comments have taught where that is
 * better than the word lists, else by the lists. Learns at the first use, after a week, and after
 * somebody was erased or comments were forgotten.
 */
export async function commentReader(house: House, now: number): Promise<CommentReader> {
	const { store, workspace } = house;
	const stored = await loadCommentModel(store.db, workspace);
	if (stored && !stored.isStale) {
		const learned = JSON.parse(stored.learned) as Omit<Learned, 'weights'>;
		const lasts = learned.accuracy === null ? freshFor.untaught : freshFor.learned;
		if (now - stored.learnedAt < lasts) {
			const weights =
				stored.weights === null ? null : (JSON.parse(stored.weights) as CommentWeights);
			return readBy(weights, { ...learned, learnedAt: stored.learnedAt });
		}
	}
	return await learnOnce(house, now);
}

async function learnOnce(house: House, now: number): Promise<CommentReader> {
	const { store, workspace } = house;
	const here = lessons.get(store) ?? new Map<string, Promise<CommentReader>>();
	lessons.set(store, here);
	const lesson = here.get(workspace) ?? learn(house, now).finally(() => here.delete(workspace));
	here.set(workspace, lesson);
	return await lesson;
}

/** Learns from the comments there are now, in pieces between which others have their turn, and keeps it. */
export async function learn({ store, workspace }: House, now: number): Promise<CommentReader> {
	const comments = await scoredComments(store, workspace, mostComments);
	const { weights, ...learned } = await inBreaths(learnComments(comments), breather());
	await saveCommentModel(store.db, workspace, {
		learnedAt: now,
		learned: JSON.stringify(learned),
		weights: weights === null ? null : JSON.stringify(weights),
	});
	return readBy(weights, { ...learned, learnedAt: now });
}

function readBy(weights: CommentWeights | null, model: CommentModel): CommentReader {
	return { reader: weights === null ? lexiconReader : modelReader(weights), model };
}

/** What became of learning, for whoever runs the node; empty while there are too few comments. */
export function learnedInWords(model: CommentModel, language: string): string {
	const say: Say = sayIn(language);
	const { state, n, heldOut, accuracy, lexiconAccuracy } = model;
	if (state === 'too_few') return '';
	if (accuracy === null || lexiconAccuracy === null) return say('label.oneClass', { n });
	const percent = (share: number) => say('figure.percent', { value: Math.round(100 * share) });
	return say(state === 'used' ? 'label.modelUsed' : 'label.modelNotBetter', {
		n,
		heldOut,
		model: percent(accuracy),
		lists: percent(lexiconAccuracy),
	});
}
