/** What a comment says, in a sentence. */
export const labelTexts = {
	'label.positive': 'Positive (strength {strength}).',
	'label.neutral': 'Neutral (strength {strength}).',
	'label.negative': 'Negative (strength {strength}).',
	'label.unknown': 'Nothing in it that can be read as praise or complaint: unknown, not neutral.',
	'label.complaintWithHighScore': 'It complains, although the score is high.',
	'label.praiseWithLowScore': 'It praises, although the score is low.',
	'label.cut': 'Only the first {most} characters were read.',
} as const;
