import { expect, test } from 'vitest';
import { type Study } from '#dicom/study.ts';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { relevantPriors } from './priors.ts';

let count = 0;

function aStudy(changes: Partial<Study>): Study {
  count += 1;
  const studyInstanceUid = `1.2.${count}`;
  if (!isStudyInstanceUid(studyInstanceUid)) throw new Error('not a UID');
  return {
    studyInstanceUid,
    studyDate: '20260310',
    modalities: ['CT'],
    hospital: { kind: 'unknown' },
    ...changes,
  };
}

const present = aStudy({
  studyDate: '20260310',
  studyDescription: 'CT thorax med kontrast',
  bodyPartExamined: 'CHEST',
});

test('the same examination wins over a later one of the same region, and says why', () => {
  const same = aStudy({
    studyDate: '20250105',
    studyDescription: 'CT Thorax, med kontrast',
    bodyPartExamined: 'CHEST',
  });
  const sameRegion = aStudy({ studyDate: '20260101', studyDescription: 'CT lunger lavdose' });
  const { ranked, passedOver } = relevantPriors(present, [sameRegion, present, same]);
  expect(ranked.map(({ study }) => study)).toEqual([same, sameRegion]);
  expect(ranked[0]?.reasons).toEqual(['same-examination', 'same-region', 'same-modality']);
  expect(passedOver).toEqual([{ study: sameRegion, why: 'less-alike' }]);
});

test('the ladder goes on to the same modality, then to the same region by other means', () => {
  const xray = aStudy({
    studyDate: '20260301',
    modalities: ['DX'],
    studyDescription: 'Røntgen thorax',
    bodyPartExamined: 'CHEST',
  });
  const ctHead = aStudy({ studyDate: '20240301', studyDescription: 'CT caput', bodyPartExamined: 'HEAD' });
  expect(relevantPriors(present, [xray, ctHead]).ranked.map(({ study }) => study)).toEqual([ctHead, xray]);
});

test('of equally relevant studies the latest earlier one is chosen, and the older is passed over as further back', () => {
  const older = aStudy({ ...present, studyInstanceUid: aStudy({}).studyInstanceUid, studyDate: '20230101' });
  const newer = aStudy({ ...present, studyInstanceUid: aStudy({}).studyInstanceUid, studyDate: '20250101' });
  const { ranked, passedOver } = relevantPriors(present, [older, newer]);
  expect(ranked[0]?.study).toBe(newer);
  expect(passedOver).toEqual([{ study: older, why: 'further-back' }]);
});

test('a study of the other side, a later one and an undated one are never priors', () => {
  const foot = aStudy({ studyDescription: 'Røntgen høyre fot', modalities: ['DX'], studyDate: '20260201' });
  const otherSide = aStudy({
    studyDescription: 'Røntgen venstre fot',
    modalities: ['DX'],
    studyDate: '20260101',
  });
  const later = aStudy({ studyDescription: 'Røntgen høyre fot', modalities: ['DX'], studyDate: '20260501' });
  const { studyDate: _, ...undated } = aStudy({ studyDescription: 'Røntgen høyre fot', modalities: ['DX'] });
  const { ranked, passedOver } = relevantPriors(foot, [otherSide, later, undated]);
  expect(ranked).toEqual([]);
  expect(passedOver.map(({ study, why }) => [study.studyInstanceUid, why])).toEqual(
    expect.arrayContaining([
      [otherSide.studyInstanceUid, 'other-side'],
      [later.studyInstanceUid, 'later'],
      [undated.studyInstanceUid, 'undated'],
    ]),
  );
});

test('DX and CR are the same kind of picture; a report in the study is not a picture', () => {
  const dx = aStudy({ modalities: ['DX', 'SR'], studyDescription: 'Rtg hofte', studyDate: '20260201' });
  const cr = aStudy({ modalities: ['CR'], studyDescription: 'Hofte', studyDate: '20200101' });
  const ctWithReport = aStudy({
    modalities: ['MR', 'SR'],
    studyDescription: 'MR caput',
    studyDate: '20250101',
  });
  const { ranked, passedOver } = relevantPriors(dx, [cr, ctWithReport]);
  expect(ranked.map(({ study }) => study)).toEqual([cr]);
  expect(passedOver).toEqual([{ study: ctWithReport, why: 'other-kind' }]);
});

test('every other study is either the chosen one or passed over with a reason', () => {
  const studies = ['20260101', '20250101', '20270101', '2024'].map((studyDate) => aStudy({ studyDate }));
  const { ranked, passedOver } = relevantPriors(present, studies);
  const told = [ranked[0]?.study, ...passedOver.map(({ study }) => study)].filter(
    (study) => study !== undefined,
  );
  expect(new Set(told)).toEqual(new Set(studies));
});
