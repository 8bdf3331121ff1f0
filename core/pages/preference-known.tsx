import type { ComponentChildren, VNode } from 'preact';

import { nativeName } from '../language/language-names';
import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { dayInWords } from '../language/time-words';
import type { Voice } from './page-base';

/** What is stored of somebody, in short. A link may be passed on: addresses are told by a part of them. */
export type KnownFacts = {
	name: string | null;
	email: string | null;
	phone: string | null;
	language: string | null;
	segment: string | null;
	timeZone: string | null;
	/** Since when we know them, epoch ms. */
	since: number;
	/** Surveys that were sent to them, their answers, and their matters that somebody took up. */
	asked: number;
	answered: number;
	cases: number;
	/** Zone of the workspace, for the day. */
	zone: string;
};

/** What we know about somebody, behind a fold, and what they may ask us to do with it. */
export function KnownPart(props: {
	known: KnownFacts;
	voice: Voice;
	requests: ComponentChildren;
}): VNode {
	const { say, language } = props.voice;
	const { known } = props;
	const facts: Array<[string, string]> = [
		[say('known.name'), personName(known.name, 80)],
		[say('known.email'), partOfMail(cleanLine(known.email ?? '', 254))],
		[say('known.phone'), partOfPhone(cleanLine(known.phone ?? '', 40))],
		[say('known.language'), known.language === null ? '' : nativeName(known.language)],
		[say('known.timeZone'), cleanLine(known.timeZone ?? '', 60)],
		[say('known.segment'), cleanLine(known.segment ?? '', 100)],
		[say('known.since'), dayInWords(known.since, known.zone, language)],
		[say('known.asked'), String(known.asked)],
		[say('known.answered'), String(known.answered)],
		[say('known.cases'), String(known.cases)],
	];
	return (
		<details class="fold">
			<summary>{say('known.title')}</summary>
			<div class="stack">
				<dl class="known">
					{facts
						.filter(([, value]) => value !== '')
						.map(([label, value]) => (
							<div>
								<dt class="soft s">{label}</dt>
								<dd dir="auto">{value}</dd>
							</div>
						))}
				</dl>
				<p class="soft s">{say('known.requests')}</p>
				{props.requests}
			</div>
		</details>
	);
}

/** `l…@example.com`. */
function partOfMail(address: string): string {
	const at = address.lastIndexOf('@');
	const [first = ''] = address;
	return at < 1 ? '' : `${first}…${address.slice(at)}`;
}

/** The last four digits. */
function partOfPhone(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	return digits.length < 7 ? '' : `…${digits.slice(-4)}`;
}
