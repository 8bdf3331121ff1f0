/** Question ids of the built-in parts of every survey. */
export const ratingId = 'rating';
export const reasonsId = 'reasons';
export const commentId = 'comment';

/** Everything one customer said. Lists and maps are empty, single answers `null`, when unanswered. */
export type AnswerContent = {
	/** The headline rating as given; `null` for a CSI, which rates items. */
	rating: number | null;
	/** CSI item id → rating. */
	items: Record<string, number>;
	reasons: string[];
	comment: string | null;
	/** Own question id → answer. */
	own: Record<string, string | number | string[]>;
};

/** What one request says; a part that is absent is left as it was, `null` takes it back. */
export type GivenAnswers = {
	rating?: number;
	items?: Record<string, number | null>;
	reasons?: string[];
	comment?: string | null;
	own?: Record<string, string | number | string[] | null>;
};

/** A question that has to be answered and was not. */
export type AnswerProblem = { questionId: string; problem: 'required' };
