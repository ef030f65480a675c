/** The relief in WebGL: ground with the map on it, walls, the walk. It draws when it is told to, and holds nothing else. */
import {
  BufferAttribute, BufferGeometry, CanvasTexture, Color, DoubleSide, Float32BufferAttribute, Group, Mesh, MeshBasicMaterial,
  PerspectiveCamera, Points, PointsMaterial, Scene, Sprite, SpriteMaterial, SRGBColorSpace, Vector3, WebGLRenderer,
} from "three";
import { LineMaterial } from "three/addons/lines/LineMaterial.js";
import { LineSegments2 } from "three/addons/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/addons/lines/LineSegmentsGeometry.js";
import { drawHiker } from "../../draw/hiker.ts";
import type { Theme } from "../../draw/theme.ts";
import { drape, heightAt, isOnGround, partsOf, type Ground } from "../../state/ground.ts";
import type { Orbit } from "../../state/orbit.ts";

/** Height of the highest tint, where the longer side of the ground is 2. */
const HIGH = 0.62;
/** Depth of the walls below the lowest tint. */
const DEEP = 0.05;
/** The walk lies so far above the ground. */
const LIFT = 0.006;
/** Angle of view, and distance of the eye, at which the whole ground is seen. */
const ANGLE = 32;
const DISTANCE = 3.8;
/** The hiker and the points of the walk, in CSS pixels. */
const HIKER = 34;
const POINT = 9;
/** What is a colour of the trail is too many to tell apart beyond this. */
const MOST_POINTS = 2000;

/** What is to be seen of a walk. */
export interface Way {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Where the next step lands, if there is one. */
  readonly next: readonly [number, number] | null;
}

export class Relief {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(ANGLE, 1, 0.05, 40);
  #land = new Group();
  #walk = new Group();
  #ground: Ground | null = null;
  #size = { width: 1, height: 1 };
  #aspect = 1;

  /** On a canvas that has given this context. */
  constructor(canvas: HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.#renderer = new WebGLRenderer({ canvas, context, alpha: true, antialias: true });
    this.#scene.add(this.#land, this.#walk);
  }

  /** The ground, with a picture of the same domain on it. */
  setGround(ground: Ground, picture: HTMLCanvasElement, theme: Theme): void {
    this.#ground = ground;
    const [x0, x1, y0, y1] = ground.domain;
    // Where the axes have different units, a square is as good as anything.
    const aspect = (x1 - x0) / (y1 - y0);
    this.#aspect = aspect >= 0.4 && aspect <= 2.5 ? aspect : 1;
    empty(this.#land);
    const texture = new CanvasTexture(picture);
    texture.colorSpace = SRGBColorSpace;
    texture.anisotropy = Math.min(8, this.#renderer.capabilities.getMaxAnisotropy());
    this.#land.add(
      new Mesh(this.#surface(ground), new MeshBasicMaterial({ map: texture, side: DoubleSide })),
      new Mesh(this.#walls(ground), new MeshBasicMaterial({ color: new Color(theme.rule), side: DoubleSide })),
    );
  }

  /** The walk on the ground that is there. */
  setWalk({ x, y, next }: Way, theme: Theme, ratio: number): void {
    empty(this.#walk);
    const ground = this.#ground;
    const last = x.length - 1;
    if (!ground || last < 0) {
      return;
    }
    this.#line(drape(ground, x, y), theme.halo, 6, 1);
    this.#line(drape(ground, x, y), theme.trail, 3, 2);
    const at: [number, number] = [x[last]!, y[last]!];
    if (next) {
      const step = drape(ground, [at[0], next[0]], [at[1], next[1]]);
      this.#line(step, theme.halo, 6, 3);
      this.#line(step, theme.accent, 3.4, 4);
      this.#points([next[0]], [next[1]], theme.accent, theme, ratio, 5);
    }
    const first = Math.max(0, x.length - MOST_POINTS);
    const some = <T>(list: ArrayLike<T>): T[] => Array.from({ length: x.length - first }, (_, i) => list[first + i]!);
    this.#points(some(x), some(y), theme.trail, theme, ratio, 5);
    if (isOnGround(ground, ...at)) {
      const sprite = new Sprite(new SpriteMaterial({
        map: painted(2 * HIKER * ratio, (ctx, size) => { drawHiker(ctx, size / 2, size * 0.92, size * 0.8, 1, 1, theme); }),
        depthTest: false, sizeAttenuation: false, transparent: true,
      }));
      sprite.center.set(0.5, 0.08);
      sprite.position.copy(this.#place(...partsOf(ground, ...at), LIFT));
      sprite.renderOrder = 6;
      this.#walk.add(sprite);
    }
    this.#fitSprites();
  }

  resize(width: number, height: number, ratio: number): void {
    this.#size = { width, height };
    this.#renderer.setPixelRatio(ratio);
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#fitSprites();
  }

  /** Draws once, seen from a place. */
  draw({ turn, tilt, zoom }: Orbit): void {
    // On a narrow canvas the width is what has to fit.
    const distance = (DISTANCE * Math.max(1, 1.35 / this.#camera.aspect)) / zoom;
    const level = HIGH * 0.3;
    this.#camera.position.set(
      distance * Math.cos(tilt) * Math.sin(turn), level + distance * Math.sin(tilt), distance * Math.cos(tilt) * Math.cos(turn),
    );
    this.#camera.lookAt(0, level, 0);
    this.#camera.updateProjectionMatrix();
    this.#camera.updateMatrixWorld();
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Where a point of the ground's box is on the canvas, in CSS pixels, as last drawn: parts of its sides and of its height. */
  project(u: number, height: number, v: number): [x: number, y: number] {
    const { x, y } = this.#box(u, height, v).project(this.#camera);
    return [((x + 1) / 2) * this.#size.width, ((1 - y) / 2) * this.#size.height];
  }

  /** Gives everything back, the context too. */
  dispose(): void {
    empty(this.#land);
    empty(this.#walk);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #box(u: number, height: number, v: number): Vector3 {
    const [a, b] = this.#aspect >= 1 ? [1, 1 / this.#aspect] : [this.#aspect, 1];
    return new Vector3(a * (2 * u - 1), HIGH * height, -b * (2 * v - 1));
  }

  #place(u: number, v: number, lift: number): Vector3 {
    const point = this.#box(u, heightAt(this.#ground!, u, v), v);
    point.y += lift;
    return point;
  }

  #surface({ side, heights }: Ground): BufferGeometry {
    const positions = new Float32Array(3 * side * side);
    const uvs = new Float32Array(2 * side * side);
    for (let j = 0, k = 0; j < side; j++) {
      for (let i = 0; i < side; i++, k++) {
        const [u, v] = [i / (side - 1), j / (side - 1)];
        const height = heights[k]!;
        this.#box(u, Number.isNaN(height) ? 0 : height, v).toArray(positions, 3 * k);
        uvs.set([u, v], 2 * k);
      }
    }
    const index: number[] = [];
    const known = (...corners: number[]): boolean => corners.every((k) => !Number.isNaN(heights[k]!));
    for (let j = 0; j + 1 < side; j++) {
      for (let i = 0; i + 1 < side; i++) {
        const [a, b, c, d] = [j * side + i, j * side + i + 1, (j + 1) * side + i, (j + 1) * side + i + 1];
        for (const corners of [[a, b, d], [a, d, c]]) {
          // Where there is no ground there is a hole.
          if (known(...corners)) {
            index.push(...corners);
          }
        }
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(positions, 3));
    geometry.setAttribute("uv", new BufferAttribute(uvs, 2));
    geometry.setIndex(index);
    return geometry;
  }

  /** From the edge of the ground down, and a floor. */
  #walls({ side, heights }: Ground): BufferGeometry {
    const points: number[] = [];
    const end = side - 1;
    const deep = -DEEP / HIGH;
    const quad = (...corners: Vector3[]): void => {
      const [a, b, c, d] = corners as [Vector3, Vector3, Vector3, Vector3];
      for (const { x, y, z } of [a, b, c, a, c, d]) {
        points.push(x, y, z);
      }
    };
    const edges = [(k: number) => [k, 0], (k: number) => [k, end], (k: number) => [0, k], (k: number) => [end, k]] as const;
    for (const edge of edges) {
      for (let k = 0; k < end; k++) {
        const corner = (at: number, top: boolean): Vector3 => {
          const [i, j] = edge(at) as [number, number];
          const height = heights[j * side + i]!;
          return this.#box(i / end, top && !Number.isNaN(height) ? height : deep, j / end);
        };
        quad(corner(k, false), corner(k + 1, false), corner(k + 1, true), corner(k, true));
      }
    }
    quad(this.#box(0, deep, 0), this.#box(1, deep, 0), this.#box(1, deep, 1), this.#box(0, deep, 1));
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
    return geometry;
  }

  #line(draped: Float32Array, colour: string, width: number, order: number): void {
    if (draped.length === 0) {
      return;
    }
    const positions = new Float32Array(draped.length);
    for (let k = 0; k < draped.length; k += 3) {
      const point = this.#box(draped[k]!, draped[k + 1]!, draped[k + 2]!);
      point.y += LIFT;
      point.toArray(positions, k);
    }
    const geometry = new LineSegmentsGeometry();
    geometry.setPositions(positions);
    const { colour: plain, opacity } = opaque(colour);
    const line = new LineSegments2(geometry, new LineMaterial({ color: plain.getHex(), opacity, transparent: true, linewidth: width, depthWrite: false }));
    line.renderOrder = order;
    this.#walk.add(line);
  }

  #points(xs: readonly number[], ys: readonly number[], colour: string, theme: Theme, ratio: number, order: number): void {
    const ground = this.#ground!;
    const positions: number[] = [];
    xs.forEach((x, k) => {
      if (isOnGround(ground, x, ys[k]!)) {
        const point = this.#place(...partsOf(ground, x, ys[k]!), 1.5 * LIFT);
        positions.push(point.x, point.y, point.z);
      }
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
    const disc = painted(2 * POINT * ratio, (ctx, size) => {
      for (const [fill, radius] of [[theme.halo, 0.5], [colour, 0.32]] as const) {
        ctx.fillStyle = fill;
        ctx.beginPath();
        ctx.arc(size / 2, size / 2, radius * size, 0, 2 * Math.PI);
        ctx.fill();
      }
    });
    const points = new Points(geometry, new PointsMaterial({ map: disc, size: POINT * ratio, sizeAttenuation: false, transparent: true, depthWrite: false }));
    points.renderOrder = order;
    this.#walk.add(points);
  }

  /** A sprite of a fixed size is measured in heights of the canvas. */
  #fitSprites(): void {
    const scale = (2 * HIKER * Math.tan((ANGLE * Math.PI) / 360)) / this.#size.height;
    for (const child of this.#walk.children) {
      if (child instanceof Sprite) {
        child.scale.set(scale, scale, 1);
      }
    }
  }
}

/** A colour with its opacity, which three reads from no hexadecimal notation. */
function opaque(colour: string): { colour: Color; opacity: number } {
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})$/i.exec(colour);
  return hex ? { colour: new Color(`#${hex[1]}`), opacity: parseInt(hex[2]!, 16) / 255 } : { colour: new Color(colour), opacity: 1 };
}

/** A square picture as a texture. */
function painted(size: number, paint: (ctx: CanvasRenderingContext2D, size: number) => void): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(size);
  const ctx = canvas.getContext("2d");
  if (ctx) {
    paint(ctx, canvas.width);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

/** Takes everything out of a group, and out of the graphics card. */
function empty(group: Group): void {
  for (const child of [...group.children]) {
    group.remove(child);
    if (child instanceof Mesh || child instanceof Points || child instanceof Sprite) {
      (child.geometry as BufferGeometry).dispose();
      const material = child.material as MeshBasicMaterial;
      (material.map as CanvasTexture | null | undefined)?.dispose();
      material.dispose();
    }
  }
}
