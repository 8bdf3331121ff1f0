/** Figures, and the words inside charts. */
export const chartTexts = {
	'figure.percent': '{value}\u00a0%',
	'figure.range': '{low} to {high}',
	'chart.figures': 'Figures behind this chart',
	'chart.thisReport': 'this report',
	'chart.thisYear': 'this year',
	'chart.yearEarlier': 'a year earlier',
	'chart.tooFew': 'too few to say',
	'chart.baseline': 'baseline',
	'chart.upperLimit': 'upper limit',
	'chart.projected': 'projected',
	'chart.was': 'was {before}',
	'chart.key.filled': 'filled: differs from the rest',
	'chart.key.diamond': 'diamond: worse than the rest',
	'chart.key.hollow': 'hollow: could be chance',
	'chart.key.few': 'grey and dotted: too few to say',
	'chart.key.bracket': 'bracket: cannot be told apart',
} as const;
