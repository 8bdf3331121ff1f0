import type { Settings } from '../../../model/settings';
import type { Survey } from '../../../model/survey';
import type { Customer } from '../../../store/repositories/customers';
import type { Opening } from '../../../store/repositories/opening';
import type { AnswerGround } from '../../../store/repositories/answer-ground';
import type { House } from '../../house';
import type { Sample } from '../../survey/sample';
import type { ServingNode } from '../../workspace/endpoints';
import type { PageRequest } from '../page-answer';

/** The trigger that serves: other pages of the workspace are served there too. */
export type PageSite = {
	node: ServingNode;
	/** The survey it defines. */
	surveyKey: string;
	/** That survey, where its address may be opened without a link to try it out. */
	trial: Trial | null;
};

/** A survey that is tried out, and what its answers are about. */
export type Trial = { survey: Survey; sample: Sample };

/** Somebody's opening or posting of a link. */
export type Visit = {
	house: House;
	now: number;
	request: PageRequest;
	site: PageSite;
	token: string;
	/** Whom the token was made for. */
	audience: string;
	/** When the token ends, epoch ms. */
	expiresAt: number;
};

/** A visit with what its link leads to. */
export type PageContext = Visit & {
	settings: Settings;
	/** The sites that may show the page in a frame: of a link that was made for one, else none. */
	framedBy: readonly string[];
	/** For a survey's link: what is stored about its invitation. */
	opening: Opening | undefined;
	/** For what is posted to it: that and all the rest. */
	ground: AnswerGround | null;
};

/** Somebody at their own page of a preference link. */
export type AtPreferences = PageContext & {
	customer: Customer;
	/** The mark of the mailbox that the link was mailed to. */
	mailedTo: string | null;
	language: string;
	/** In a trial nothing is changed for good. */
	trial: boolean;
};
