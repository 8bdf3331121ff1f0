import { clausesInARow, wordsInARow } from '../../../language/in-a-row';
import { publicPage, isLoopback } from '../link';
import { attention, type HealthFacts, isActive, type Look, ok, unknown } from './check';

/** Where links lead: those of the published pages, else those that would be published now. */
export const address: Look = (facts) => {
	const { house, settings, say } = facts;
	const leads = addresses(facts).map((one) => publicPage(house, one));
	const local = leads.find(isLoopback);
	const shown = local ?? leads[0];
	if (shown === undefined) {
		return unknown(say('health.address.unknown'), say('health.address.unknown.hint'));
	}
	const { origin } = new URL(shown);
	if (local === undefined) return ok(say('health.address.ok', { address: origin }));
	if (settings.sandbox) return ok(say('health.address.sandbox', { address: origin }));
	return attention(
		say('health.address.local', { address: origin }),
		say('health.address.local.hint'),
	);
};

function addresses({ endpoints, webhookBase }: HealthFacts): string[] {
	const pages = [...endpoints.survey, ...endpoints.case].filter(isActive);
	if (pages.length > 0) return pages.map((page) => page.address);
	return webhookBase === null ? [] : [webhookBase];
}

/**
 * Whether surveys are served: any, the one that verifies, and those whose links were sent; and whether
 * each speaks all its languages.
 */
export const surveys: Look = (facts) => {
	const { endpoints, settings, surveyKeys, untranslated, say } = facts;
	const served = new Set(endpoints.survey.filter(isActive).map((page) => page.survey_key));
	if (served.size === 0 && surveyKeys.length === 0) {
		return attention(say('health.surveys.none'), say('health.surveys.none.hint'));
	}
	const { verificationSurvey: key } = settings;
	if (key !== null && !served.has(key)) {
		return attention(
			say('health.surveys.verification', { key }),
			say('health.surveys.verification.hint'),
		);
	}
	const dark = surveyKeys.filter((one) => !served.has(one));
	if (dark.length > 0) {
		return attention(
			say('health.surveys.dark', { keys: wordsInARow(dark, say) }),
			say('health.surveys.dark.hint'),
		);
	}
	if (untranslated.length > 0) {
		return attention(
			say('health.surveys.untranslated', { surveys: lacking(facts) }),
			say('health.surveys.untranslated.hint'),
		);
	}
	return ok(say('health.surveys.ok', { keys: wordsInARow([...served].sort(), say) }));
};

function lacking({ untranslated, say }: HealthFacts): string {
	const words = untranslated.map(({ surveyKey: key, languages }) =>
		say('health.surveys.lacks', { key, languages: wordsInARow(languages, say) }),
	);
	return clausesInARow(words, say);
}

/** Whether owners can open their cases. */
export const casePage: Look = ({ endpoints, say }) => {
	const [page] = endpoints.case;
	if (!page) return attention(say('health.casePage.none'), say('health.casePage.none.hint'));
	return isActive(page)
		? ok(say('health.casePage.ok'))
		: attention(
				say('health.casePage.off'),
				say('health.casePage.off.hint', { workflow: page.workflow_name }),
			);
};
