/** The frame of a report; `.one` and `.other` are plural forms. */
export const reportTexts = {
	'report.skip': 'Skip to the report',
	'report.contents': 'Contents',
} as const;
