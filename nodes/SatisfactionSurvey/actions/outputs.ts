/** In the order of the outputs, which never changes. */
export const surveyOutputs = ['asked', 'not_asked'] as const;
export type SurveyOutput = (typeof surveyOutputs)[number];
