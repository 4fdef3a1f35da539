import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { useForm } from "../../../components/form.tsx";
import { Icon } from "../../../components/icon.tsx";
import { Page } from "../../../components/page.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import { announce } from "../../../stores/announcer.ts";
import { hasCamera, useCamera } from "../camera.ts";
import { staffTexts } from "../texts/index.ts";
import { canReadCodes, readCodes } from "./code-reader.ts";
import { orderNumberIn } from "./order-number.ts";

/** From the code on a job ticket to its order; or from the number. */
export function Scan() {
  const t = staffTexts.value.scan;
  const canRead = useCanRead();
  return (
    <Page title={t.title} lead={canRead ? t.lead : null} width="column">
      {canRead && <Reader />}
      {canRead === false && <p class="soft">{t.noDetector}</p>}
      <TypeNumber />
    </Page>
  );
}

/** Null until it is known. */
function useCanRead(): boolean | null {
  const [canRead, set] = useState<boolean | null>(hasCamera() ? null : false);
  useEffect(() => {
    if (canRead === null) void canReadCodes().then(set);
  }, []);
  return canRead;
}

function Reader() {
  const t = staffTexts.value;
  const { route } = useLocation();
  const [isOn, turn] = useState(true);
  const [isForeign, setForeign] = useState(false);
  const { video, state, failure } = useCamera(isOn);
  useEffect(() => {
    if (state !== "on" || !video.current) return;
    return readCodes(video.current, (text) => {
      const number = orderNumberIn(text);
      setForeign(number === null);
      if (number === null) return;
      turn(false);
      announce(t.scan.opening(number));
      route(addresses.order(number));
    });
  }, [state]);
  return (
    <section class="card scanner stack" aria-label={t.scan.frame}>
      <div class="scanner-stage" data-state={state}>
        <video ref={video} muted playsInline />
        {state === "on" ? <span class="scanner-frame" /> : <Icon name="scan" class="large" />}
      </div>
      <p role="status" class="small">
        {failure
          ? t.camera[failure]
          : isForeign
            ? t.scan.foreign
            : state === "starting" && t.camera.starting}
      </p>
      <div class="row scanner-actions">
        <Button icon={isOn ? "pause" : "camera"} onClick={() => turn(!isOn)}>
          {isOn && !failure ? t.scan.stop : t.scan.start}
        </Button>
      </div>
    </section>
  );
}

/** A whole number opens its order; part of one is searched for. */
function TypeNumber() {
  const t = staffTexts.value.scan;
  const { route } = useLocation();
  const form = useForm({ number: "" }, async ({ number: typed }) => {
    const number = orderNumberIn(typed);
    route(number ? addresses.order(number) : addresses.orders + queryOf({ search: typed.trim() }));
  });
  return (
    <form class="card stack" onSubmit={form.submit} noValidate>
      <TextField
        {...form.field("number")}
        label={t.number}
        hint={t.numberHint}
        autoComplete="off"
      />
      <div class="form-actions">
        <Button
          look="primary"
          type="submit"
          icon="next"
          disabled={form.values.number.trim() === ""}
        >
          {t.open}
        </Button>
      </div>
    </form>
  );
}
