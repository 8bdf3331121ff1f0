/** What a comment says, in a sentence. */
export const labelTexts = {
	'label.positive': 'Positive (strength {strength}).',
	'label.neutral': 'Neutral (strength {strength}).',
	'label.negative': 'Negative (strength {strength}).',
	'label.empty': 'There is no comment to read.',
	'label.unknown': 'Nothing in it that can be read as praise or complaint: unknown, not neutral.',
	'label.complaintWithHighScore': 'It complains, although the score is high.',
	'label.praiseWithLowScore': 'It praises, although the score is low.',
	'label.cut': 'Only the first {most} characters were read.',
	'label.modelUsed':
		'Read by a model learned from {n} comments of this workspace with a high or a low score: on {heldOut} of them that it had not seen it was right in {model}, both classes weighing the same (word lists: {lists}).',
	'label.modelNotBetter':
		'Read by the word lists: a model learned from {n} comments of this workspace was no better on {heldOut} of them that it had not seen ({model}; word lists: {lists}).',
	'label.oneClass':
		'Read by the word lists: of the {n} scored comments of this workspace too few different ones are high, or too few are low, for the difference to be learned.',
} as const;
