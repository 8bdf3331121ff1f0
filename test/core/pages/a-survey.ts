import { builtInSurveyTexts } from '../../../core/language/survey-texts';
import type { Brand } from '../../../core/model/settings';
import type { Survey } from '../../../core/model/survey';
import type { SurveyPageView } from '../../../core/pages/survey-view';

const { csat, csi, reasons, commentPrompt } = builtInSurveyTexts;

export const brand: Brand = {
	name: 'Lotus Hotels',
	color: '#ffcc00',
	footer: 'Lotus Hotels, 1 Example Road',
	privacyUrl: 'https://lotus.example/privacy',
	logo: null,
	contact: null,
	links: [],
};

/** A CSAT survey of five stars with everything built in; parts can be changed. */
export function aSurvey(changes: Partial<Survey> = {}): Survey {
	return {
		key: 'after-service',
		version: '0123456789ab',
		name: 'After service',
		metric: 'csat',
		purpose: 'transactional',
		touchpoint: null,
		languages: ['en', 'zh-CN'],
		rating: {
			kind: 'rating',
			id: 'rating',
			text: csat.question,
			min: 1,
			max: 5,
			direction: 'higher_is_better',
			style: 'stars',
			lowLabel: csat.lowLabel,
			highLabel: csat.highLabel,
			required: true,
		},
		items: [],
		reasons,
		commentPrompt,
		commentRequiredWhenLow: false,
		questions: [
			{ kind: 'text', id: 'name', text: { en: 'Who helped you?' }, required: false, maxLength: 50 },
			{
				kind: 'choice',
				id: 'channel',
				text: { en: 'Which channel?' },
				required: false,
				multiple: false,
				options: [
					{ id: 'phone', text: { en: 'Phone' } },
					{ id: 'chat', text: { en: 'Chat' } },
				],
			},
		],
		cuts: null,
		intro: null,
		thanks: null,
		mailSubject: null,
		mailIntro: null,
		expectedSeconds: 60,
		expiresAfter: 86_400_000,
		changeWindow: 3_600_000,
		acceptAnswers: true,
		...changes,
	};
}

/** A weighted index over product, service and price. */
export function anIndexSurvey(): Survey {
	const { rating } = aSurvey();
	return aSurvey({
		metric: 'csi',
		rating: { ...rating, text: csi.question, max: 10, style: 'numbers' },
		items: csi.items,
	});
}

/** The first step of that survey for a customer named Ada; parts can be changed. */
export function aSurveyView(changes: Partial<SurveyPageView> = {}): SurveyPageView {
	return {
		survey: aSurvey(),
		language: 'en',
		languageFallback: false,
		brand,
		nonce: 'bm9uY2Vub25jZQ',
		testMode: false,
		preview: false,
		subjectTitle: 'Room 12',
		customerName: 'Ada Lovelace',
		preselected: null,
		previous: null,
		answeredBefore: false,
		formAction: '?t=token-1',
		token: 'token-1',
		formToken: 'form-1',
		optOutLink: 'https://lotus.example/out?t=token-2',
		errors: [],
		step: 'rating',
		level: null,
		...changes,
	};
}
