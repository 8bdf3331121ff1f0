import type { VNode } from 'preact';

import type { Say } from '../language/say';
import type { Band } from '../model/metric';
import type { Brand } from '../model/settings';
import { answersOf, type Fact } from './case-mail-facts';
import type { CaseMailView } from './case-mail-view';
import { Gap, Layout, Line, Lines } from './mail-blocks';
import { forOutlook, mailColors, mailType, soft } from './mail-type';

/** What the customer said: the score as a mark, the words, the reasons. */
export function Quote(props: {
	view: CaseMailView;
	comment: string;
	facts: readonly Fact[];
	say: Say;
}): VNode | null {
	const { view, comment, facts, say } = props;
	const { score, brand } = view;
	const reasons = facts.find(({ key }) => key === 'reasons')?.value ?? '';
	const answers = answersOf(view, say);
	if (score === null && comment === '' && reasons === '' && answers.length === 0) return null;
	const { tint } = mailColors(brand);
	return (
		<>
			<Layout width="100%">
				<tr>
					<td
						class="m"
						{...forOutlook({ bgcolor: tint })}
						style={`background-color:${tint};border-radius:14px;padding:16px 16px 4px 16px`}
					>
						{score !== null && <Mark score={score} brand={brand} say={say} />}
						{comment !== '' && (
							<Line>
								<Lines text={comment} />
							</Line>
						)}
						{reasons !== '' && (
							<Line quiet>
								{say('mail.labelled', { label: say('caseMail.reasons'), value: reasons })}
							</Line>
						)}
						{answers.map((answer) => (
							<Line quiet>{answer}</Line>
						))}
					</td>
				</tr>
			</Layout>
			<Gap px={16} />
		</>
	);
}

/** Low bands stand on red, all others are quiet. */
const lowBands: readonly Band[] = ['detractor', 'dissatisfied', 'hard'];

function Mark(props: { score: NonNullable<CaseMailView['score']>; brand: Brand; say: Say }): VNode {
	const { score, brand, say } = props;
	const scheme = mailColors(brand);
	const tone = lowBands.includes(score.band) ? 'bad' : 'warn';
	const ground = scheme[`${tone}-t`];
	return (
		<>
			<Layout>
				<tr>
					<td
						class={tone}
						aria-hidden="true"
						width="46"
						height="46"
						align="center"
						valign="middle"
						{...forOutlook({ bgcolor: ground })}
						style={`background-color:${ground};border-radius:12px;${mailType(22, 46, scheme[tone])};font-weight:bold`}
					>
						{score.value}
					</td>
					<td width="12">&nbsp;</td>
					<td class="t" style={mailType(14, 20)}>
						{say('caseMail.scoreBrief', { value: score.value, max: score.max })}
						<br />
						<b>{say(`band.${score.band}`)}</b>
					</td>
				</tr>
			</Layout>
			<Gap px={12} />
		</>
	);
}

/** What else is known, a row each. */
export function Facts({ facts }: { facts: readonly Fact[] }): VNode | null {
	if (facts.length === 0) return null;
	return (
		<>
			<Layout>
				{facts.map(({ label, value }) => (
					<tr>
						<td
							class="q"
							valign="top"
							dir="auto"
							style={`padding:2px 0;white-space:nowrap;${mailType(14, 21, soft)}`}
						>
							{label}
						</td>
						<td width="16">&nbsp;</td>
						<td class="t" valign="top" dir="auto" style={`padding:2px 0;${mailType(14, 21)}`}>
							{value}
						</td>
					</tr>
				))}
			</Layout>
			<Gap px={12} />
		</>
	);
}
